# the campaign against the offline verbs

CAMPAIGN_FAULT := $(BUILD)/campaign/allocation.so
# how many attacks, and which: another seed draws others
CAMPAIGN       ?= 20000
CAMPAIGN_SEED  ?= 1

$(CAMPAIGN_FAULT): tests/campaign/allocation.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE $(CFLAGS) -shared -fPIC -o $@ $<

campaign: deps all $(CAMPAIGN_FAULT)  ## attack the offline verbs: hostile names, failing calls and memory, kills, odd runs (CAMPAIGN, CAMPAIGN_SEED; hours, goes on)
	tests/campaign/names
	tests/campaign/campaign --count $(CAMPAIGN) --seed $(CAMPAIGN_SEED)

.PHONY: campaign
