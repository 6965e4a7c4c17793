# shellcheck shell=sh
# nova-lib.sh — what the tests of the platform OpenStack share, sourced after lib.sh: a recorded cloud
# (tests/lib/cloud/cloud) that collect is set upon. It ends when $TMP goes.

# the secrets: none of them may be seen anywhere
export CLOUD_PASSWORD=pw-geheim-4711 CLOUD_SECRET=sec-geheim-4712 CLOUD_TOKEN=tok-geheim-4713
export no_proxy='*' HOME="$TMP" XDG_CONFIG_HOME="$TMP/config"
unset OS_CLOUD OS_CLIENT_CONFIG_FILE

# cloud_up OPTIONS…: another recorded cloud; $CLOUD is its folder, $URL where it listens
clouds=0
cloud_up() {
	clouds=$((clouds + 1))
	CLOUD=$TMP/cloud$clouds
	mkdir "$CLOUD"
	"$ROOT/tests/lib/cloud/cloud" "$@" "$CLOUD" >"$CLOUD/said" 2>&1 &
	for _ in $(seq 100); do
		[ -e "$CLOUD/port" ] && break
		sleep 0.1
	done
	URL=http://127.0.0.1:$(cat "$CLOUD/port")
	case " $* " in *' --tls '*) URL=https${URL#http} ;; esac
	export OS_AUTH_URL="$URL" OS_USERNAME=admin OS_PASSWORD="$CLOUD_PASSWORD" OS_PROJECT_NAME=admin
}

# forget: nothing of the cloud stands in the environment
forget() {
	unset OS_AUTH_URL OS_USERNAME OS_PASSWORD OS_PROJECT_NAME OS_TOKEN OS_AUTH_TYPE OS_CLOUD
}

# collect ARGUMENTS…: between the two hosts of the cloud in the environment
collect() {
	migstat collect --cloud envvars -a osA -b osB --margin 0 -q "$@"
}

# posts: how many requests to migrate the cloud got
posts() {
	grep -c 'POST .*/servers/[^/]*/action' "$CLOUD/log"
}

# no_secret: none is in any file below $TMP but the clouds' own and the users' settings
no_secret() {
	found=$(grep -rlE 'geheim|secret-token' "$TMP" --exclude-dir=config --exclude-dir='cloud*' --exclude='*.yaml')
	is 'no secret was written anywhere' '' "$found"
}
