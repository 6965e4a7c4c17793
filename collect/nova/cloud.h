/*
 * cloud.h — how a cloud is reached: what stands in clouds.yaml, in the environment, and on the
 * command line.
 *
 * As OpenStack's own client does it: options win over the environment, the environment over the
 * file. clouds.yaml is looked for in $OS_CLIENT_CONFIG_FILE, the current folder,
 * ~/.config/openstack and /etc/openstack; secure.yaml, in the same folders, is laid over it, and
 * a cloud's `profile` in clouds-public.yaml under it.
 */
#ifndef MIGSTAT_COLLECT_NOVA_CLOUD_H
#define MIGSTAT_COLLECT_NOVA_CLOUD_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The name that stands for the environment alone, as in OpenStack's own client. */
#define CLOUD_OF_ENVIRONMENT "envvars"

/*
 * Every setting, one line each: its index, its key in clouds.yaml, whether that stands under
 * `auth`, its variable, and whether it is a secret.
 */
/* clang-format off */
#define CLOUD_SETTINGS(S) \
	S(AUTH_TYPE,                     "auth_type",                     false, "OS_AUTH_TYPE",                     false) \
	S(AUTH_URL,                      "auth_url",                      true,  "OS_AUTH_URL",                      false) \
	S(USERNAME,                      "username",                      true,  "OS_USERNAME",                      false) \
	S(USER_ID,                       "user_id",                       true,  "OS_USER_ID",                       false) \
	S(PASSWORD,                      "password",                      true,  "OS_PASSWORD",                      true)  \
	S(USER_DOMAIN_NAME,              "user_domain_name",              true,  "OS_USER_DOMAIN_NAME",              false) \
	S(USER_DOMAIN_ID,                "user_domain_id",                true,  "OS_USER_DOMAIN_ID",                false) \
	S(PROJECT_NAME,                  "project_name",                  true,  "OS_PROJECT_NAME",                  false) \
	S(PROJECT_ID,                    "project_id",                    true,  "OS_PROJECT_ID",                    false) \
	S(PROJECT_DOMAIN_NAME,           "project_domain_name",           true,  "OS_PROJECT_DOMAIN_NAME",           false) \
	S(PROJECT_DOMAIN_ID,             "project_domain_id",             true,  "OS_PROJECT_DOMAIN_ID",             false) \
	S(DOMAIN_NAME,                   "domain_name",                   true,  "OS_DOMAIN_NAME",                   false) \
	S(DOMAIN_ID,                     "domain_id",                     true,  "OS_DOMAIN_ID",                     false) \
	S(DEFAULT_DOMAIN_NAME,           "default_domain_name",           true,  "OS_DEFAULT_DOMAIN_NAME",           false) \
	S(DEFAULT_DOMAIN_ID,             "default_domain_id",             true,  "OS_DEFAULT_DOMAIN_ID",             false) \
	S(SYSTEM_SCOPE,                  "system_scope",                  true,  "OS_SYSTEM_SCOPE",                  false) \
	S(TOKEN,                         "token",                         true,  "OS_TOKEN",                         true)  \
	S(APPLICATION_CREDENTIAL_ID,     "application_credential_id",     true,  "OS_APPLICATION_CREDENTIAL_ID",     false) \
	S(APPLICATION_CREDENTIAL_NAME,   "application_credential_name",   true,  "OS_APPLICATION_CREDENTIAL_NAME",   false) \
	S(APPLICATION_CREDENTIAL_SECRET, "application_credential_secret", true,  "OS_APPLICATION_CREDENTIAL_SECRET", true)  \
	S(REGION_NAME,                   "region_name",                   false, "OS_REGION_NAME",                   false) \
	S(INTERFACE,                     "interface",                     false, "OS_INTERFACE",                     false) \
	S(CACERT,                        "cacert",                        false, "OS_CACERT",                        false) \
	S(CERT,                          "cert",                          false, "OS_CERT",                          false) \
	S(KEY,                           "key",                           false, "OS_KEY",                           false) \
	S(VERIFY,                        "verify",                        false, NULL,                               false) \
	S(INSECURE,                      "insecure",                      false, "OS_INSECURE",                      false) \
	S(COMPUTE_URL,                   "compute_endpoint_override",     false, "OS_COMPUTE_ENDPOINT_OVERRIDE",     false)
/* clang-format on */

#define CLOUD_INDEX(id, ...) CLOUD_##id,
enum cloud_setting { CLOUD_SETTINGS(CLOUD_INDEX) CLOUD_SETTING_COUNT };
#undef CLOUD_INDEX

/* Free with cloud_free. */
struct cloud {
	char *text[CLOUD_SETTING_COUNT]; /* NULL = not given */
	bool verify;                     /* the servers' certificates are checked */
};

/* What the command line says; texts are borrowed. */
struct cloud_wish {
	const char *name;               /* NULL = $OS_CLOUD, or else the environment alone */
	const char *region, *interface; /* NULL = not said */
};

/*
 * Gathers the settings and checks that they suffice to log in. False with *err that names the file,
 * the variable or the option where the missing one would stand, and never a secret.
 */
bool cloud_open(struct cloud *cloud, const struct cloud_wish *wish, struct error *err);

void cloud_free(struct cloud *cloud);

/* What of the text is a secret of the cloud's is blotted out. */
void cloud_hide(const struct cloud *cloud, char *text);

#endif
