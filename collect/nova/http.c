/* http.c — one request over HTTP and its answer, by libcurl. */
#include "http.h"

#include "datasets/array.h"
#include "datasets/number-text.h"

#include <curl/curl.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* An answer that is not whole after this long is none. */
enum { CONNECT_SECONDS = 10, ANSWER_SECONDS = 60 };

/* The list of all servers of a large host is a few MB; more is no answer of Nova's. */
#define MOST_BYTES ((size_t)64 << 20)

/* A curl handle keeps its connection; each is used by one thread at a time. */
struct handle {
	CURL *curl;
	struct handle *next;
};

struct http {
	pthread_mutex_t lock;
	struct handle *free;
	char *ca_file, *certificate, *key;
	bool verify;
};

struct receiver {
	struct http_answer *answer;
	size_t capacity;
};

static bool copy(char **to, const char *from)
{
	*to = from ? strdup(from) : NULL;
	return *to || !from;
}

struct http *http_open(const struct http_trust *trust, struct error *err)
{
	struct http *http = calloc(1, sizeof *http);

	if (!http || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		free(http);
		error_memory(err);
		return NULL;
	}
	pthread_mutex_init(&http->lock, NULL);
	http->verify = trust->verify;
	if (!copy(&http->ca_file, trust->ca_file) ||
	    !copy(&http->certificate, trust->certificate) || !copy(&http->key, trust->key)) {
		http_close(http);
		error_memory(err);
		return NULL;
	}
	return http;
}

void http_close(struct http *http)
{
	if (!http)
		return;
	while (http->free) {
		struct handle *handle = http->free;

		http->free = handle->next;
		curl_easy_cleanup(handle->curl);
		free(handle);
	}
	free(http->ca_file);
	free(http->certificate);
	free(http->key);
	pthread_mutex_destroy(&http->lock);
	free(http);
	curl_global_cleanup();
}

static struct handle *take_handle(struct http *http)
{
	struct handle *handle;

	pthread_mutex_lock(&http->lock);
	handle = http->free;
	if (handle)
		http->free = handle->next;
	pthread_mutex_unlock(&http->lock);
	if (handle)
		return handle;
	handle = calloc(1, sizeof *handle);
	if (handle)
		handle->curl = curl_easy_init();
	if (handle && !handle->curl) {
		free(handle);
		handle = NULL;
	}
	return handle;
}

static void give_handle(struct http *http, struct handle *handle)
{
	curl_easy_reset(handle->curl); /* the connection stays open */
	pthread_mutex_lock(&http->lock);
	handle->next = http->free;
	http->free = handle;
	pthread_mutex_unlock(&http->lock);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *closure)
{
	struct receiver *receiver = closure;
	struct http_answer *answer = receiver->answer;
	size_t length = size * count;

	if (length > MOST_BYTES - answer->length ||
	    !array_reserve(&answer->body, &receiver->capacity, answer->length + length + 1, 1))
		return 0;
	memcpy(answer->body + answer->length, bytes, length);
	answer->length += length;
	answer->body[answer->length] = '\0';
	return length;
}

/* The value of a header line if it has that name: its start and length; NULL if it has another. */
static const char *value_of(const char *line, size_t length, const char *name, size_t *count)
{
	size_t used = strlen(name);

	if (length <= used || strncasecmp(line, name, used) != 0 || line[used] != ':')
		return NULL;
	used++;
	while (used < length && (line[used] == ' ' || line[used] == '\t'))
		used++;
	while (length > used &&
	       (line[length - 1] == '\r' || line[length - 1] == '\n' || line[length - 1] == ' '))
		length--;
	*count = length - used;
	return line + used;
}

static size_t take_header(char *line, size_t size, size_t items, void *closure)
{
	struct http_answer *answer = closure;
	size_t length = size * items;
	size_t count;
	const char *value;
	char text[32];

	if ((value = value_of(line, length, "X-Subject-Token", &count)) && !answer->token)
		answer->token = strndup(value, count);
	if ((value = value_of(line, length, "X-Compute-Request-Id", &count)) &&
	    count < sizeof answer->request_id) {
		memcpy(answer->request_id, value, count);
		answer->request_id[count] = '\0';
	}
	/* the other form, a date, would need the server's clock */
	if ((value = value_of(line, length, "Retry-After", &count)) && count < sizeof text) {
		memcpy(text, value, count);
		text[count] = '\0';
		if (!number_of_text(text, &answer->retry_after) || answer->retry_after < 0)
			answer->retry_after = NAN;
	}
	return length;
}

static bool set_headers(const struct http_request *request, struct curl_slist **list)
{
	for (const char *const *header = request->headers; *header; header++) {
		struct curl_slist *longer = curl_slist_append(*list, *header);

		if (!longer)
			return false;
		*list = longer;
	}
	return true;
}

static void set_trust(CURL *curl, const struct http *http)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, http->verify ? 1L : 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, http->verify ? 2L : 0L);
	if (http->ca_file)
		curl_easy_setopt(curl, CURLOPT_CAINFO, http->ca_file);
	if (http->certificate)
		curl_easy_setopt(curl, CURLOPT_SSLCERT, http->certificate);
	if (http->key)
		curl_easy_setopt(curl, CURLOPT_SSLKEY, http->key);
}

static void set_request(CURL *curl, const struct http_request *request)
{
	curl_easy_setopt(curl, CURLOPT_URL, request->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ANSWER_SECONDS);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "migstat");
	if (request->body)
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
}

/* Everything but a failure to reach the server at all. */
static bool was_sent(CURLcode code)
{
	return code != CURLE_COULDNT_RESOLVE_HOST && code != CURLE_COULDNT_RESOLVE_PROXY &&
	       code != CURLE_COULDNT_CONNECT && code != CURLE_URL_MALFORMAT &&
	       code != CURLE_PEER_FAILED_VERIFICATION && code != CURLE_SSL_CONNECT_ERROR &&
	       code != CURLE_SSL_CACERT_BADFILE && code != CURLE_SSL_CERTPROBLEM;
}

static bool perform(CURL *curl, struct http_answer *answer, const char *url, struct error *err)
{
	char why[CURL_ERROR_SIZE] = "";
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why);
	code = curl_easy_perform(curl);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
	answer->sent = was_sent(code);
	if (code == CURLE_OK) {
		curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
		return true;
	}
	answer->status = 0;
	return error_set(err, "%.300s: %s", url, why[0] ? why : curl_easy_strerror(code));
}

bool http_send(struct http *http, const struct http_request *request, struct http_answer *answer,
	       struct error *err)
{
	struct receiver receiver = { answer, 0 };
	struct handle *handle = take_handle(http);
	struct curl_slist *headers = NULL;
	bool good = false;

	*answer = (struct http_answer){ .retry_after = NAN };
	if (!handle)
		return error_memory(err);
	set_trust(handle->curl, http);
	set_request(handle->curl, request);
	curl_easy_setopt(handle->curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(handle->curl, CURLOPT_WRITEDATA, &receiver);
	curl_easy_setopt(handle->curl, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(handle->curl, CURLOPT_HEADERDATA, answer);
	if (set_headers(request, &headers)) {
		curl_easy_setopt(handle->curl, CURLOPT_HTTPHEADER, headers);
		good = perform(handle->curl, answer, request->url, err);
	} else {
		error_memory(err);
	}
	curl_slist_free_all(headers);
	give_handle(http, handle);
	return good;
}

void http_answer_free(struct http_answer *answer)
{
	if (answer->token)
		explicit_bzero(answer->token, strlen(answer->token));
	free(answer->token);
	free(answer->body);
	*answer = (struct http_answer){ .retry_after = NAN };
}
