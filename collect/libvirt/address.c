/* address.c — where a VM is reached: its agent, the host's leases or its ARP table tell. */
#include "inside.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

/* The best witness first: the guest itself knows, a lease was given, ARP has seen a packet. */
static const struct {
	unsigned source;
	const char *word;
} witnesses[] = {
	{ VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT, "agent" },
	{ VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, "lease" },
	{ VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP, "ARP" },
};
enum { WITNESSES = sizeof witnesses / sizeof *witnesses };

/* How well others reach the guest by it: 2 IPv4, 1 IPv6, 0 not at all (itself, its link alone). */
static int worth(const virDomainIPAddress *address)
{
	struct in6_addr six;
	struct in_addr four;

	if (inet_pton(AF_INET, address->addr, &four) == 1) {
		unsigned number = ntohl(four.s_addr);

		return number >> 24 != 127 && number >> 24 != 0 && number >> 16 != 0xA9FE &&
				       number >> 28 < 0xE
			       ? 2
			       : 0;
	}
	return inet_pton(AF_INET6, address->addr, &six) == 1 && !IN6_IS_ADDR_LOOPBACK(&six) &&
	       !IN6_IS_ADDR_LINKLOCAL(&six) && !IN6_IS_ADDR_UNSPECIFIED(&six) &&
	       !IN6_IS_ADDR_MULTICAST(&six);
}

static bool best_of(virDomainInterfacePtr *cards, int count, char text[GUEST_ADDRESS_SIZE])
{
	int best = 0;

	for (int c = 0; c < count; c++)
		for (unsigned a = 0; a < cards[c]->naddrs; a++) {
			int now = worth(&cards[c]->addrs[a]);

			if (now <= best || strlen(cards[c]->addrs[a].addr) >= GUEST_ADDRESS_SIZE)
				continue;
			best = now;
			snprintf(text, GUEST_ADDRESS_SIZE, "%s", cards[c]->addrs[a].addr);
		}
	return best > 0;
}

bool libvirt_address_of(virDomainPtr domain, char address[GUEST_ADDRESS_SIZE], const char **from)
{
	bool found = false;

	address[0] = '\0';
	for (int w = 0; w < WITNESSES && !found; w++) {
		virDomainInterfacePtr *cards = NULL;
		int count = virDomainInterfaceAddresses(domain, &cards, witnesses[w].source, 0);

		found = count > 0 && best_of(cards, count, address);
		*from = witnesses[w].word;
		for (int c = 0; c < count; c++)
			virDomainInterfaceFree(cards[c]);
		free(cards);
	}
	return found;
}

bool libvirt_address(struct driver *base, enum side side, const char *vm,
		     char address[GUEST_ADDRESS_SIZE], const char **from)
{
	virDomainPtr domain = libvirt_domain(&libvirt_self(base)->host[side], vm);
	bool found = domain && libvirt_address_of(domain, address, from);

	if (domain)
		virDomainFree(domain);
	return found;
}
