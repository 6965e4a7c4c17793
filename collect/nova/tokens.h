/*
 * tokens.h — the token with which requests go out: taken at the log-in, renewed before its end and
 * when the cloud takes it no more.
 *
 * Logging in does nothing that must not be done twice, so that it is tried again where nobody
 * answers; only a refusal is taken at its word. The first time one try must do: who mistyped an
 * address does not wait. Safe from any thread. No error names a secret.
 */
#ifndef MIGSTAT_COLLECT_NOVA_TOKENS_H
#define MIGSTAT_COLLECT_NOVA_TOKENS_H

#include "cloud.h"
#include "http.h"
#include "identity.h"

#include "datasets/error.h"

struct tokens;

/* Logs in. The cloud and the connections must live as long. NULL with *err. */
struct tokens *tokens_open(const struct cloud *cloud, struct http *http, struct error *err);
void tokens_close(struct tokens *tokens);

/* Where a service is, as the first log-in was told, without a slash at its end; NULL: the cloud has
 * none. Nova's is always there. */
const char *tokens_url(const struct tokens *tokens, enum cloud_service service);

/* A copy of the token that is in force, to be freed by tokens_drop; one that was `refused` (NULL =
 * none was) is not in force any more. NULL with *err. */
char *tokens_borrow(struct tokens *tokens, const char *refused, struct error *err);

/* Forgets a copy; NULL is allowed. */
void tokens_drop(char *token);

#endif
