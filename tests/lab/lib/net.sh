# shellcheck shell=bash
# net.sh: the network of the lab: three network namespaces.
#
#   NAME-a, NAME-b   a host each:  mig0   libvirt and migration traffic, 10.77.0.1 / .2
#                                  br0    bridge of its guests, with uplink up0
#   NAME-client      the switches between them, `mgmt` (10.77.0.254) and `guests`
#                    (10.78.0.254), so also the place to watch from outside
#
# Guests and migrations have separate links, so the traffic of a migration can be
# counted, and shaped, on mig0 alone.

host_ns() { echo "$NAME-$1"; }
host_uri() { echo "qemu+tcp://$(host_ip "$1")/system"; }

host_ip()
{
	case $1 in
	a) echo 10.77.0.1 ;;
	b) echo 10.77.0.2 ;;
	esac
}

guest_ip() { echo "10.78.0.$((10 + $1))"; }
guest_mac() { printf '52:54:00:6d:73:%02x\n' "$1"; }

all_namespaces() { echo "$(host_ns a) $(host_ns b) $CLIENT_NS"; }
namespace_exists() { [ -e "/run/netns/$1" ]; }

net_up()
{
	local ns
	for ns in $(all_namespaces); do
		ip netns add "$ns" || return
		# no IPv6: its neighbour discovery would only be noise in what is measured
		ip netns exec "$ns" sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6;
			echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6' 2> /dev/null
		ip -n "$ns" link set lo up || return
	done
	net_bridge "$CLIENT_NS" mgmt || return
	net_bridge "$CLIENT_NS" guests || return
	ip -n "$CLIENT_NS" addr add 10.77.0.254/24 dev mgmt || return
	ip -n "$CLIENT_NS" addr add 10.78.0.254/24 dev guests || return
	# whose lab this is, for 'lab down' with another folder
	ip -n "$CLIENT_NS" link set mgmt alias "$DIR" || return
	net_host a && net_host b && write_hosts_file
}

# A bridge that forwards from the first moment on.
net_bridge()
{
	ip -n "$1" link add "$2" type bridge forward_delay 0 stp_state 0 &&
		ip -n "$1" link set "$2" up
}

net_host()
{
	local ns
	ns=$(host_ns "$1")
	net_bridge "$ns" br0 || return
	ip -n "$ns" link add up0 type veth peer name "guests-$1" netns "$CLIENT_NS" || return
	ip -n "$ns" link add mig0 type veth peer name "mgmt-$1" netns "$CLIENT_NS" || return
	ip -n "$ns" link set up0 master br0 up || return
	ip -n "$ns" addr add "$(host_ip "$1")/24" dev mig0 || return
	ip -n "$ns" link set mig0 up || return
	ip -n "$CLIENT_NS" link set "guests-$1" master guests up || return
	ip -n "$CLIENT_NS" link set "mgmt-$1" master mgmt up
}

# One /etc/hosts for both hosts and the client.
write_hosts_file()
{
	local i
	{
		echo "127.0.0.1 localhost"
		echo "$(host_ip a) $(host_ns a)"
		echo "$(host_ip b) $(host_ns b)"
		echo "10.77.0.254 $CLIENT_NS"
		for ((i = 1; i <= GUESTS; i++)); do
			echo "$(guest_ip "$i") vm$i"
		done
	} > "$DIR/hosts"
}

# The observer knows the guests' addresses beforehand: a guest is reached the
# moment it answers, not when an address resolution is next tried.
net_know_guest()
{
	ip -n "$CLIENT_NS" neigh replace "$(guest_ip "$1")" lladdr "$(guest_mac "$1")" \
		dev guests nud permanent
}

# client_prefix: sets ENTER to what a command needs before it to run outside of both
# hosts, with the lab's /etc/hosts. The mount is the command's alone: "ip netns exec"
# gives it a mount namespace of its own.
client_prefix()
{
	# shellcheck disable=SC2016 # expanded by the shell inside
	ENTER=(ip netns exec "$CLIENT_NS" sh -c
		'mount --bind "$0/hosts" /etc/hosts || exit 1; exec "$@"' "$DIR")
}

# client_enter COMMAND...: runs COMMAND outside of both hosts.
client_enter()
{
	local -a ENTER
	client_prefix
	"${ENTER[@]}" "$@"
}
