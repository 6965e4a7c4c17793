# shellcheck shell=bash
# cloud-services.sh: what OpenStack consists of besides its computes: MariaDB, RabbitMQ,
# Keystone, Placement, Glance, Neutron and Nova, all in the client's namespace.

SERVICE_SECONDS=300 # the longest that one may take until it listens

# Nothing of the caller's Python, proxies or locale.
CLEAN=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 'no_proxy=*' "HOME=$DIR/home")
QUEUE=(RABBITMQ_NODENAME=lab@localhost RABBITMQ_NODE_PORT=5672 "RABBITMQ_MNESIA_BASE=$DIR/state/rabbit"
	"RABBITMQ_LOG_BASE=$DIR/log" "RABBITMQ_PID_FILE=$DIR/pid/queue.erlang"
	"RABBITMQ_ENABLED_PLUGINS_FILE=$DIR/state/enabled_plugins" "RABBITMQ_CONFIG_FILE=$DIR/etc/rabbitmq"
	'RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none')
NOVA_FILES=(--config-file "$DIR/etc/nova-common.conf" --config-file "$DIR/etc/nova.conf")

# service NAME [VARIABLE=VALUE]... COMMAND...: starts it; its id is in pid/NAME.
service()
{
	local name=$1
	shift
	setsid ip netns exec "$CLIENT_NS" "${CLEAN[@]}" "$@" \
		< /dev/null > "$DIR/log/$name.out" 2>&1 8>&- &
	echo $! > "$DIR/pid/$name"
	# on a busy machine it takes a while until it is in the namespace that tells it for ours
	while kill -0 $! 2> /dev/null && ! service_pid "$name" > /dev/null; do sleep 0.05; done
}

# service_pid NAME: the process, while it is one of ours.
service_pid()
{
	local pid
	pid=$(cat "$DIR/pid/$1" 2> /dev/null) || return
	[ -n "$pid" ] && [ "/proc/$pid/ns/net" -ef "/run/netns/$CLIENT_NS" ] && echo "$pid"
}

# service_wait NAME PORT: until it listens; fails as soon as it is gone.
service_wait()
{
	local end=$((SECONDS + SERVICE_SECONDS))
	# shellcheck disable=SC2016 # expanded by the shell inside
	until ip netns exec "$CLIENT_NS" bash -c 'exec 3<> "/dev/tcp/$0/$1"' "$CONTROL_IP" "$2" 2> /dev/null; do
		if ! service_pid "$1" > /dev/null || [ "$SECONDS" -ge "$end" ]; then
			echo "$1 does not listen:" >&2
			tail -n 6 "$DIR/log/$1.out" >&2
			return 1
		fi
		sleep 0.1
	done
}

# clean_run COMMAND...: runs it there to its end.
clean_run() { ip netns exec "$CLIENT_NS" "${CLEAN[@]}" "$@" 8>&-; }

# The program of a package that Debian has no command of.
python_main() { echo "from $1 import main; main()"; }

database_up()
{
	mkdir -p "$DIR/mysql" && chown mysql: "$DIR/mysql" || return
	mariadb-install-db --no-defaults --user=mysql --datadir="$DIR/mysql" --skip-test-db \
		--auth-root-authentication-method=normal > "$DIR/log/database-made.out" 2>&1 || return
	# nothing of it is to outlive the machine
	service database mariadbd --no-defaults --user=mysql --datadir="$DIR/mysql" --port=3306 \
		--socket="$DIR/mysql/socket" --bind-address="$CONTROL_IP" --max-connections=500 \
		--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-buffer-pool-size=128M
	service_wait database 3306 && databases_make
}

databases_make()
{
	local name
	{
		for name in nova_api nova_cell0 nova placement keystone glance neutron; do
			echo "create database $name character set utf8;"
		done
		echo "create user lab@'%' identified by 'lab'; grant all on *.* to lab@'%';"
	} | mariadb --no-defaults -uroot -S "$DIR/mysql/socket"
}

queue_up()
{
	service queue "${QUEUE[@]}" /usr/lib/rabbitmq/bin/rabbitmq-server
	service_wait queue 5672
}

# ---- schemas ----

# One after the other would take twice as long; nobody asks for more than two at once.
schemas_make()
{
	local nova
	nova_schema &
	nova=$!
	keystone_schema &&
		clean_run placement-manage --config-file "$DIR/etc/placement.conf" db sync &&
		clean_run /usr/bin/python3 -c "$(python_main glance.cmd.manage)" \
			--config-file "$DIR/etc/glance-api.conf" db_sync &&
		clean_run /usr/bin/python3 -c "$(python_main neutron.db.migration.cli)" \
			--config-file "$DIR/etc/neutron.conf" upgrade heads &&
		wait "$nova"
} > "$DIR/log/schemas.out"

keystone_schema()
{
	local url=http://$CONTROL_IP:5000/v3/
	local -a manage=(clean_run keystone-manage --config-file "$DIR/etc/keystone.conf")
	"${manage[@]}" db_sync &&
		"${manage[@]}" fernet_setup --keystone-user root --keystone-group root &&
		"${manage[@]}" credential_setup --keystone-user root --keystone-group root &&
		"${manage[@]}" bootstrap --bootstrap-username admin --bootstrap-password admin \
			--bootstrap-project-name admin --bootstrap-region-id RegionOne \
			--bootstrap-public-url "$url" --bootstrap-internal-url "$url"
}

nova_schema()
{
	local -a manage=(clean_run nova-manage "${NOVA_FILES[@]}")
	"${manage[@]}" api_db sync &&
		"${manage[@]}" cell_v2 map_cell0 \
			--database_connection "mysql+pymysql://lab:lab@$CONTROL_IP/nova_cell0" &&
		"${manage[@]}" db sync &&
		"${manage[@]}" cell_v2 create_cell --name cell1
}

# ---- the services themselves ----

identity_up()
{
	service keystone keystone-wsgi-public -b "$CONTROL_IP" -p 5000 -- --config-file "$DIR/etc/keystone.conf"
	service_wait keystone 5000 && cloud_api catalog > "$DIR/clouds.yaml" && chmod 600 "$DIR/clouds.yaml"
}

services_up()
{
	local part
	service placement "OS_PLACEMENT_CONFIG_DIR=$DIR/etc" placement-api -b "$CONTROL_IP" -p 8778
	service glance /usr/bin/python3 -c "$(python_main glance.cmd.api)" --config-file "$DIR/etc/glance-api.conf"
	service neutron "PYTHONPATH=$DIR/python" /usr/bin/python3 "$TEMPLATES/neutron-server.py" \
		--config-file "$DIR/etc/neutron.conf"
	service_wait placement 8778 && service_wait glance 9292 || return
	for part in conductor scheduler; do
		service "nova-$part" /usr/bin/python3 -c "$(python_main "nova.cmd.$part")" \
			"${NOVA_FILES[@]}" --log-file "$DIR/log/nova-$part.log"
	done
	service nova-api /usr/bin/python3 -c "$(python_main nova.cmd.api_os_compute)" \
		"${NOVA_FILES[@]}" --log-file "$DIR/log/nova-api.log"
	service_wait nova-api 8774 && service_wait neutron 9696
}
