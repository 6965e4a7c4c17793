/*
 * finding.h — what may stand in the way of a study, as far as it can be known beforehand: one table
 * of what it is, why it matters, and what to do about it.
 *
 * To add a finding: a line in FINDINGS, and whoever looks for it (collect/check, a platform).
 */
#ifndef MIGSTAT_COLLECT_FINDING_H
#define MIGSTAT_COLLECT_FINDING_H

/*
 * Each line: the index in capitals for FINDING_..., its word, how much it weighs, why it matters,
 * and what to type or do. In the last %s is what the finder gives for it. STOPS: a migration of the
 * VM, or any, would fail. CASE: migrations of a case would; a refusal may be what a study is after.
 * WARNS: it may be wrong, or the numbers suffer. NOTES: it is to be known.
 */
/* clang-format off */
#define FINDINGS(F) \
	F(HOST,       "host",        STOPS, "collect talks to the daemons of both hosts",                                        "%s") \
	F(PEER,       "peer",        CASE,  "peer-to-peer migrations: the source's daemon connects to the destination's by itself", "%s") \
	F(NAME,       "name",        WARNS, "the other host sends migrations to the name that a host gives itself",               "on that host set its name in /etc/hostname and /etc/hosts, or migration_host in /etc/libvirt/qemu.conf") \
	F(VERSION,    "version",     WARNS, "VMs go both ways, and an older hypervisor seldom takes one from a newer",            "install the same versions on both hosts") \
	F(VM,         "vm",          STOPS, "a VM is moved while it runs on host A",                                              "%s") \
	F(SERVICE,    "service",     STOPS, "Nova moves a server between hosts whose compute services are up and enabled",        "%s") \
	F(LEFTOVER,   "leftover",    WARNS, "as long as it is there Nova may find no valid host for the server, and not say why",    "%s") \
	F(HINDRANCE,  "hindrance",   STOPS, "the hypervisor refuses to move such a VM",                                           "%s") \
	F(JOB,        "job",         WARNS, "collect waits ten seconds for its end, and then does not attempt the migration",      "wait for its end: virsh domjobinfo") \
	F(DRIVE,      "drive",       WARNS, "the other host needs the image under the same path, or the VM is refused",            "virsh -c URI change-media %s --eject") \
	F(CARD,       "card",        WARNS, "the other host needs a card of the same name",                                       "use a bridge or a network of libvirt's that both hosts have") \
	F(NAMESAKE,   "namesake",    STOPS, "a host holds no two VMs of one name",                                                "virsh -c %s domrename, or undefine, the other one") \
	F(CPU,        "cpu",         STOPS, "a guest cannot lose features of its CPU while it runs",                              "give the VM a CPU model that both hosts have: virsh cpu-baseline, hypervisor-cpu-baseline") \
	F(MACHINE,    "machine",     STOPS, "the destination must build the same machine",                                        "install the same QEMU there, or give the VM another machine type") \
	F(NETWORK,    "network",     STOPS, "the VM's card is plugged in there, too",                                             "define and start it there: virsh -c %s net-start") \
	F(SECRET,     "secret",      STOPS, "the destination opens the VM's disk with it",                                        "define it there, too: virsh -c %s secret-define, secret-set-value") \
	F(UNSAFE,     "unsafe",      CASE,  "libvirt refuses to move a VM whose disk it does not know to be shared",              "if it is shared: the parameter unsafe=yes; if it is not: storage=block") \
	F(SHARED,     "shared",      WARNS, "unsafe=yes vouches that both hosts see the same disk; if not, it is corrupted",      "see whether both hosts see the same file, or use storage=block") \
	F(IMAGE,      "image",       CASE,  "a disk that is copied along needs its place on the destination",                      "%s") \
	F(ROOM,       "room",        CASE,  "a disk that is copied along needs room on the destination, and keeps it",             "free as much there") \
	F(SIZE,       "size",        CASE,  "a disk is only copied onto one of the same size",                                    "make it anew there, by qemu-img create, as large as the VM's") \
	F(PORT,       "port",        WARNS, "memory and disks go to the ports 49152 to 49215 of the destination",                 "open them between the hosts (migration_port_min and _max in /etc/libvirt/qemu.conf)") \
	F(TLS,        "tls",         CASE,  "QEMU encrypts with certificates of both hosts",                                      "put ca-cert.pem, server-cert.pem, server-key.pem, client-cert.pem and client-key.pem there") \
	F(PROBES,     "probes",      STOPS, "the network is asked by probes",                                                     "%s") \
	F(SILENT,     "silent",      WARNS, "the downtime of the network is known only of VMs that answer",                       "see whether the address is right and the service runs; or choose others by --probe") \
	F(BUSY,       "busy",        WARNS, "what else runs on a host takes its time from the migrations",                        "stop it, or measure at another time") \
	F(HERE,       "here",        WARNS, "collect takes part in what it measures",                                             "run it on a third machine") \
	F(CLOCK,      "clock",       NOTES, "lengths are right, but the rows' times in UTC may not be those of other logs",       "start chrony or systemd-timesyncd") \
	F(UNKNOWN,    "not_looked",  NOTES, "what could not be looked at may still stand in the way",                             "%s")
/* clang-format on */

#define FINDING_INDEX(id, ...) FINDING_##id,
enum finding_kind { FINDINGS(FINDING_INDEX) FINDING_KINDS };
#undef FINDING_INDEX

enum finding_weight { FINDING_STOPS, FINDING_CASE, FINDING_WARNS, FINDING_NOTES };

struct finding_info {
	const char *word;
	enum finding_weight weight;
	const char *why, *remedy; /* %s in remedy: what the finder gives */
};

const struct finding_info *finding_info(enum finding_kind kind);

/* "stops", "case", "warns", "notes". */
const char *finding_weight_word(enum finding_weight weight);

/*
 * Told of a finding: about what ("host b", "VM web, case block"), what was found, and what goes
 * into the remedy (NULL: nothing). Texts live for the call.
 */
typedef void finding_sink(void *closure, enum finding_kind kind, const char *about,
			  const char *what, const char *remedy);

#endif
