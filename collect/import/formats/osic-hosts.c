/* osic-hosts.c — the hosts' specifications at the head of the OSIC study's text log. */
#include "osic-log.h"

#include "datasets/table.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void add_text(json_t *host, const char *key, const char *text)
{
	json_t *list = json_object_get(host, key);

	if (!list) {
		list = json_array();
		json_object_set_new(host, key, list);
	}
	json_array_append_new(list, json_string(text));
}

/* "264025696 K total memory": vmstat -s counts in KiB. */
static void add_memory(json_t *host, const char *line)
{
	char number[32];
	char what[32];
	char key[64];
	long long kib;

	if (sscanf(line, " %31[0-9] K %31s memory", number, what) != 2 ||
	    !integer_of_text(number, 0, (long long)1 << 50, &kib))
		return;
	snprintf(key, sizeof key, "memory_%s_bytes", what);
	json_object_set_new(host, key, json_integer(kib * 1024));
}

/* One or several blanks as one, none at the ends: "sda disk 3.3T LOGICAL VOLUME". */
static void squeeze(const char *line, char *text, size_t size)
{
	size_t length = 0;

	for (; *line != '\0' && length + 2 < size; line++) {
		if (!isspace((unsigned char)*line))
			text[length++] = *line;
		else if (length > 0 && text[length - 1] != ' ')
			text[length++] = ' ';
	}
	while (length > 0 && text[length - 1] == ' ')
		length--;
	text[length] = '\0';
}

bool osic_hosts_take(struct osic_hosts *hosts, const char *line)
{
	static const char name_words[] = "specs for server ";
	char text[200];
	long long cpus;

	squeeze(line, text, sizeof text);
	if (strncmp(text, name_words, strlen(name_words)) == 0) {
		if (!hosts->list)
			hosts->list = json_array();
		hosts->host = json_pack("{s:s}", "name", text + strlen(name_words));
		json_array_append_new(hosts->list, hosts->host);
		return true;
	}
	if (!hosts->host)
		return false;
	if (strncmp(text, "Tunneling:", strlen("Tunneling:")) == 0 || strncmp(text, "--", 2) == 0 ||
	    strncmp(text, ">>>", 3) == 0) {
		hosts->host = NULL;
		return false;
	}
	if (strncmp(text, "CPU(s): ", strlen("CPU(s): ")) == 0 &&
	    integer_of_text(text + strlen("CPU(s): "), 0, 1000000, &cpus))
		json_object_set_new(hosts->host, "cpus", json_integer(cpus));
	else if (strstr(text, " memory"))
		add_memory(hosts->host, line);
	else if (strstr(text, " disk ") || strstr(text, " part ") || strstr(text, " lvm "))
		add_text(hosts->host, "disks", text);
	else if (strstr(text, "thernet"))
		add_text(hosts->host, "network", text);
	return true;
}

void osic_hosts_free(struct osic_hosts *hosts)
{
	json_decref(hosts->list);
	*hosts = (struct osic_hosts){ 0 };
}
