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
campaign-valgrind: deps all $(CAMPAIGN_FAULT)  ## every offline verb under valgrind (valgrind must be installed; minutes)
	tests/campaign/campaign --attack valgrind --count $(words $(shell grep -v '^\#' tests/campaign/verbs | cut -f 1))

.PHONY: campaign campaign-valgrind

# how often collect is killed, with how many guests there
CAMPAIGN_KILLS  ?= 200
CAMPAIGN_GUESTS ?= 10
campaign-lab: deps all lab-programs  ## attack collect on real guests: what faults.t does not do, and kills (CAMPAIGN_KILLS; hours)
	CAMPAIGN_KILLS=$(CAMPAIGN_KILLS) CAMPAIGN_GUESTS=$(CAMPAIGN_GUESTS) $(PROVE) tests/campaign/lab.t

.PHONY: campaign-lab
