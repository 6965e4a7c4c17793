# shellcheck shell=bash
# settings.sh: messages of lab and cloud, and checks of what is asked of them.

# ---- messages ----

say() { printf '%s\n' "$*"; }

warn() { printf '%s: %s\n' "$PROGRAM" "$*" >&2; }

die()
{
	warn "$*"
	exit 1
}

usage_error()
{
	warn "$* (see '$PROGRAM --help')"
	exit "$USAGE_ERROR"
}

# ---- checks ----

need_root()
{
	[ "$(id -u)" = 0 ] || die "must be run as root (it makes namespaces and mounts)"
}

check_storage()
{
	[[ $1 =~ ^(shared|block)$ ]] || usage_error "the storage must be shared or block, not '$1'"
}

check_host() { [[ $1 =~ ^(a|b)$ ]] || usage_error "the host must be a or b, not '$1'"; }

no_arguments()
{
	[ $# -le 1 ] || usage_error "$PROGRAM $1 takes no arguments"
}

# The folder's name goes into configuration files and into socket paths, whose
# length is limited.
check_settings()
{
	[[ $DIR =~ ^/[A-Za-z0-9._/-]{1,59}$ ]] ||
		usage_error "MIGSTAT_${PROGRAM^^}_DIR must be an absolute path of at most 60 letters, digits and . _ / -, not '$DIR'"
	case $DIR/ in
	/run/* | /var/run/* | /etc/* | /var/lib/libvirt/*)
		usage_error "MIGSTAT_${PROGRAM^^}_DIR must not be under a folder that each host has for itself: '$DIR'" ;;
	esac
	[[ $CACHE =~ ^/[A-Za-z0-9._/-]+$ ]] ||
		usage_error "MIGSTAT_LAB_CACHE must be an absolute path of letters, digits and . _ / -, not '$CACHE'"
	[[ $NAME =~ ^[a-z][a-z0-9-]{0,31}$ ]] ||
		usage_error "MIGSTAT_${PROGRAM^^}_NAME must be at most 32 of a-z 0-9 -, not '$NAME'"
}

# whole_number TEXT MIN MAX
whole_number()
{
	[[ $1 =~ ^[1-9][0-9]{0,8}$ ]] && [ "$1" -ge "$2" ] && [ "$1" -le "$3" ]
}

lab_is_there() { [ -e "$MARK" ]; }

lab_is_up() { [ -e "$DIR/up" ] && host_pid a > /dev/null && host_pid b > /dev/null; }

need_lab()
{
	lab_is_up && return
	if lab_is_there; then
		warn "the $PROGRAM in $DIR is not complete: run '$PROGRAM down', then '$PROGRAM up'"
	else
		warn "no $PROGRAM is up (start one with '$PROGRAM up')"
	fi
	exit "$NO_LAB"
}

# Settings of the running lab, one file each.
remember() { printf '%s\n' "$2" > "$DIR/$1"; }
recall() { cat "$DIR/$1" 2> /dev/null; }
