/*
 * schema-cases.h — every parameter that a case can have, one line each: a column of cases.csv, and
 * with collect/plan/parameter.h how its values are read and held.
 */
#ifndef MIGSTAT_SCHEMA_CASES_H
#define MIGSTAT_SCHEMA_CASES_H

/*
 * Each line: the index in capitals for PARAMETER_..., the name, the type, the most that an INTEGER
 * can be (the least is 1), the unit, what is allowed, in words, and the meaning. The type is WORD
 * (the first one is the default), YES_NO (no is), INTEGER, NUMBER (of seconds) or TEXT (the path of
 * a folder).
 */
/* clang-format off */
#define CASE_PARAMETERS(P) \
	P(STORAGE,             "storage",                 WORD(words_case_storages), 0,         "",      "shared, block or auto",                                "shared: both hosts see the disks; block: the disks are copied along; auto: the manager above the hosts finds out.") \
	P(CONTROL,             "control",                 WORD(words_controls),     0,          "",      "peer-to-peer or managed",                              "peer-to-peer: the source's daemon leads the migration; managed: collect does.") \
	P(TUNNELLED,           "tunnelled",               YES_NO,                   0,          "",      "yes or no",                                            "yes: through the connection of the two libvirt daemons; no: a connection of its own.") \
	P(TLS,                 "tls",                     YES_NO,                   0,          "",      "yes or no",                                            "yes: the hypervisor encrypts memory and disks.") \
	P(UNIX_SOCKET,         "unix-socket",             TEXT,                     0,          "",      "the absolute path of a folder, at most 80 bytes long", "Folder of UNIX sockets that both hosts see, instead of TCP.") \
	P(UNSAFE,              "unsafe",                  YES_NO,                   0,          "",      "yes or no",                                            "yes: the user vouches that the disks are shared where libvirt cannot know it.") \
	P(BANDWIDTH,           "bandwidth",               INTEGER,                  1000000000, "MiB/s", "a whole number of MiB/s from 1",                       "Upper limit of the transfer rate.") \
	P(DOWNTIME,            "downtime-limit",          INTEGER,                  2000000,    "ms",    "a whole number of milliseconds from 1 to 2000000",     "The longest pause at the switchover that the hypervisor should aim at.") \
	P(SWITCHOVER_BANDWIDTH, "switchover-bandwidth",   INTEGER,                  1000000000, "MiB/s", "a whole number of MiB/s from 1",                       "The rate that the hypervisor should reckon with at the switchover, instead of what it measures.") \
	P(CONNECTIONS,         "connections",             INTEGER,                  255,        "",      "a whole number from 1 to 255",                         "Parallel connections that carry the memory (multifd).") \
	P(COMPRESSION,         "compression",             WORD(words_compressions), 0,          "",      "none, xbzrle, mt, zlib or zstd",                       "Method by which the memory is compressed.") \
	P(LEVEL,               "compression-level",       INTEGER,                  20,         "",      "a whole number from 1 to 20",                          "Level of mt, zlib or zstd.") \
	P(THREADS,             "compression-threads",     INTEGER,                  255,        "",      "a whole number from 1 to 255",                         "Compressing threads of mt.") \
	P(XBZRLE_CACHE,        "xbzrle-cache",            INTEGER,                  1000000,    "MiB",   "a whole number of MiB from 1",                         "Size of the page cache of xbzrle.") \
	P(AUTO_CONVERGE,       "auto-converge",           YES_NO,                   0,          "",      "yes or no",                                            "yes: the guest's CPUs are slowed down until the migration converges.") \
	P(AUTO_INITIAL,        "auto-converge-initial",   INTEGER,                  99,         "%",     "a whole number of percent from 1 to 99",               "How much at first.") \
	P(AUTO_INCREMENT,      "auto-converge-increment", INTEGER,                  99,         "%",     "a whole number of percent from 1 to 99",               "How much more each time.") \
	P(POST_COPY,           "post-copy",               YES_NO,                   0,          "",      "yes or no",                                            "yes: after the first pass the guest runs on the destination and fetches the rest.") \
	P(POST_COPY_BANDWIDTH, "post-copy-bandwidth",     INTEGER,                  1000000000, "MiB/s", "a whole number of MiB/s from 1",                       "Upper limit of the transfer rate after that.") \
	P(DETECT_ZEROES,       "detect-zeroes",           YES_NO,                   0,          "",      "yes or no",                                            "yes: of copied disks, blocks of zeroes are found and not sent.") \
	P(TARGET_ZERO,         "target-zero",             YES_NO,                   0,          "",      "yes or no",                                            "yes: the user vouches that the destination's images of copied disks read as zeroes.") \
	P(DEADLINE,            "deadline",                NUMBER,                   0,          "s",     "a number of seconds from 0.001 to 1000000",            "A call that takes longer is past its deadline; see at-deadline.") \
	P(AT_DEADLINE,         "at-deadline",             WORD(words_at_deadlines), 0,          "",      "mark, cancel, post-copy, suspend or force-complete",   "What collect does then: mark the migration late and wait, cancel it, switch to post-copy, suspend the guest so that it converges, or let the manager above the hosts choose between these two.")
/* clang-format on */

/* Ended by NULL. */
extern const char *const words_storages[]; /* as far as a run can have been imported with one */
extern const char *const words_case_storages[];
extern const char *const words_controls[];
extern const char *const words_compressions[];
extern const char *const words_at_deadlines[];

#endif
