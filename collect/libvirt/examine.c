/* examine.c — what libvirt can tell beforehand: the two hosts, and each for the other. */
#include "examine.h"
#include "libvirt.h"

#include <libvirt/virterror.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHAT_SIZE = 1024 };

void examine_tell(const struct examination *of, enum finding_kind kind, const char *about,
		  const char *remedy, const char *format, ...)
{
	char what[WHAT_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	of->sink(of->closure, kind, about, what, remedy);
}

static const char *host_words(enum side side)
{
	return side == SIDE_A ? "host a" : "host b";
}

static void tell_version(const struct examination *of, const char *what, unsigned long a,
			 unsigned long b)
{
	if (a != b)
		examine_tell(of, FINDING_VERSION, "hosts", NULL,
			     "%s %lu.%lu.%lu on a, %lu.%lu.%lu on b", what, a / 1000000,
			     a / 1000 % 1000, a % 1000, b / 1000000, b / 1000 % 1000, b % 1000);
}

static void examine_versions(const struct examination *of)
{
	unsigned long library[2] = { 0, 0 };
	unsigned long hypervisor[2] = { 0, 0 };

	for (int i = 0; i < 2; i++)
		if (virConnectGetLibVersion(of->connection[i], &library[i]) != 0 ||
		    virConnectGetVersion(of->connection[i], &hypervisor[i]) != 0)
			return;
	tell_version(of, "libvirt", library[SIDE_A], library[SIDE_B]);
	tell_version(of, "the hypervisor", hypervisor[SIDE_A], hypervisor[SIDE_B]);
}

/* A name that leads back to whoever uses it. */
static void examine_names(const struct examination *of)
{
	for (int i = 0; i < 2; i++) {
		const char *name = of->driver->host[i].name;

		if (strncmp(name, "localhost", strlen("localhost")) == 0)
			examine_tell(of, FINDING_NAME, host_words((enum side)i), NULL,
				     "it calls itself %s", name);
	}
	if (strcmp(of->driver->host[SIDE_A].name, of->driver->host[SIDE_B].name) == 0)
		examine_tell(of, FINDING_NAME, "hosts", NULL, "both call themselves %s",
			     of->driver->host[SIDE_A].name);
}

/* What the host resolves the other's name to: Debian writes one's own as 127.0.1.1. */
static void examine_resolved(const struct examination *of, enum side side)
{
	const char *other = of->driver->host[other_side(side)].name;
	char name[300];
	char command[400];
	char text[512];
	int status;

	libvirt_quote(other, name, sizeof name);
	snprintf(command, sizeof command, "getent ahosts -- %s | awk 'NR==1{print $1}'", name);
	if (!libvirt_shell(of->driver->host[side].uri, command, &status, text, sizeof text))
		return;
	text[strcspn(text, "\n")] = '\0';
	if (text[0] == '\0')
		examine_tell(of, FINDING_NAME, host_words(side), NULL,
			     "it does not know the name %s", other);
	else if (strncmp(text, "127.", 4) == 0 || strcmp(text, "::1") == 0)
		examine_tell(of, FINDING_NAME, host_words(side), NULL,
			     "%s is %s there, which is itself", other, text);
}

/* What to do where a daemon does not get through, by libvirt's words. */
const char *libvirt_remedy(const char *words)
{
	static const char *const known[][2] = {
		{ "Permission denied (publickey",
		  "ssh-keygen there, and ssh-copy-id to the other host" },
		{ "Host key verification failed", "ssh once by hand, and take the host's key" },
		{ "Name or service not known", "use a name that resolves there, or an address" },
		{ "Could not resolve", "use a name that resolves there, or an address" },
		{ "Connection refused",
		  "start libvirtd (and its socket) on that host, and let it listen as the "
		  "URI says" },
		{ "No route to host", "open the way: a firewall or a route is missing" },
		{ "no answer within",
		  "see whether libvirtd hangs there, or the network is cut: virsh list on that "
		  "host; systemctl restart libvirtd" },
		{ "timed out", "open the way: a firewall drops it, or the host is down" },
		{ "certificate",
		  "make certificates in the hosts' names: /etc/pki/CA, /etc/pki/libvirt" },
		{ "uthentication", "be root there, or in the group libvirt" },
		{ "are the same host",
		  "uuidgen into host_uuid of /etc/libvirt/libvirtd.conf on one of "
		  "them, and restart libvirtd" },
		{ "names no host",
		  "give --peer-a and --peer-b, or only cases with control=managed" },
		{ "No such file", "start libvirtd on that host" },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strstr(words, known[i][0]))
			return known[i][1];
	return "see WHAT LIBVIRT SAYS in migstat-collect(1)";
}

static void tell_peer_unknown(const struct examination *of, enum side side, const char *peer,
			      const char *why)
{
	char remedy[700];

	snprintf(remedy, sizeof remedy, "try there, as root: virsh -c %s uri", peer);
	examine_tell(of, FINDING_UNKNOWN, host_words(side), remedy,
		     "whether its daemon reaches %s: %s", peer, why);
}

/* Whether the host's own root reaches the other's daemon: what others reach says nothing of that.
 */
static void examine_peer(const struct examination *of, enum side side)
{
	const char *peer = of->driver->host[other_side(side)].peer;
	char quoted[600];
	char command[700];
	char text[512];
	char *line;
	int status;

	libvirt_quote(peer, quoted, sizeof quoted);
	snprintf(command, sizeof command, "[ \"$(id -u)\" = 0 ] || exit %d; virsh -c %s uri",
		 SHELL_FORBIDDEN, quoted);
	if (!libvirt_shell(of->driver->host[side].uri, command, &status, text, sizeof text) ||
	    status == 127) {
		tell_peer_unknown(of, side, peer, "no shell with virsh there");
		return;
	}
	if (status == SHELL_FORBIDDEN) {
		tell_peer_unknown(of, side, peer, "the daemon is root, and you are not root there");
		return;
	}
	if (status == 0)
		return;
	while (strlen(text) > 0 && text[strlen(text) - 1] == '\n')
		text[strlen(text) - 1] = '\0';
	line = strrchr(text, '\n');
	examine_tell(of, FINDING_PEER, host_words(side), libvirt_remedy(text),
		     "it does not reach %s: %s", peer, line ? line + 1 : text);
}

static bool wants_tls(const struct cases *cases)
{
	for (size_t i = 0; i < cases->count; i++)
		if (case_is(&cases->at[i], PARAMETER_TLS))
			return true;
	return false;
}

/* Where qemu.conf says, which only root may read, else where QEMU's certificates are by default. */
static void examine_tls(const struct examination *of, enum side side)
{
	static const char command[] =
		"c=/etc/libvirt/qemu.conf; if test -e $c && ! test -r $c; then exit 126; fi; "
		"of() { sed -n \"s/^ *$1 *= *\\\"\\(.*\\)\\\".*/\\1/p\" /etc/libvirt/qemu.conf "
		"2>/dev/null | head -n 1; }; "
		"d=$(of migrate_tls_x509_cert_dir); d=${d:-$(of default_tls_x509_cert_dir)}; "
		"d=${d:-/etc/pki/qemu}; "
		"for f in ca-cert server-cert server-key client-cert client-key; do "
		"test -e \"$d/$f.pem\" || echo \"$d/$f.pem\"; done";
	char text[1024];
	int status = 0;

	if (!libvirt_shell(of->driver->host[side].uri, command, &status, text, sizeof text) ||
	    status == SHELL_FORBIDDEN) {
		examine_tell(of, FINDING_UNKNOWN, host_words(side),
			     "as root there: ls /etc/pki/qemu, or where qemu.conf says",
			     "whether it has certificates for QEMU: %s",
			     status == SHELL_FORBIDDEN ? "only root may look" : "no shell there");
		return;
	}
	for (char *end = text; (end = strchr(end, '\n'));)
		*end = end[1] != '\0' ? ' ' : '\0';
	if (text[0] != '\0')
		examine_tell(of, FINDING_TLS, host_words(side), NULL, "it has not %s", text);
}

static void examine_guests(const struct examination *of)
{
	const struct vms *vms = of->scene->vms;

	for (size_t i = 0; i < vms->count; i++)
		for (int side = 0; side < 2; side++) {
			const struct guest *guest =
				guests_find(&of->scene->guests[side], vms->at[i].name);

			if (!guest || guest->state != GUEST_RUNNING)
				continue;
			examine_vm(of, guest, (enum side)side);
			examine_disks(of, guest, (enum side)side);
		}
}

void libvirt_examine(struct driver *base, const struct examine_scene *scene, finding_sink *sink,
		     void *closure)
{
	struct libvirt_driver *driver = libvirt_self(base);
	struct examination of = {
		.driver = driver, .scene = scene, .sink = sink, .closure = closure
	};
	struct error err = { 0 };

	for (int i = 0; i < 2; i++)
		of.connection[i] = libvirt_connection(&driver->host[i], &err);
	if (of.connection[SIDE_A] && of.connection[SIDE_B]) {
		examine_versions(&of);
		examine_names(&of);
		for (int i = 0; i < 2 && !scene->quick; i++) {
			examine_resolved(&of, (enum side)i);
			if (!driver->managed)
				examine_peer(&of, (enum side)i);
			if (wants_tls(scene->cases))
				examine_tls(&of, (enum side)i);
		}
		examine_guests(&of);
	} else {
		sink(closure, FINDING_HOST, "hosts", err.text, libvirt_remedy(err.text));
	}
	for (int i = 0; i < 2; i++)
		if (of.connection[i])
			virConnectClose(of.connection[i]);
}
