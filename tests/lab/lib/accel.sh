# shellcheck shell=bash
# accel.sh: does KVM really work here? A machine may have /dev/kvm, and libvirt may
# offer it, and still no guest runs: a virtual machine that is not let nest. So the
# guests' kernel is booted with it, for a few seconds at most, and the answer is kept
# until the next boot of this machine or another QEMU or guest kernel.

KVM_SECONDS=5

# Sets ACCEL to what is to be used: tcg or kvm.
choose_accel()
{
	case $ACCEL in
	kvm)
		kvm_works && return
		warn "KVM does not work on this machine: a guest did not boot with it in $KVM_SECONDS s"
		return 1 ;;
	auto)
		if kvm_works; then ACCEL=kvm; else ACCEL=tcg; fi ;;
	esac
}

kvm_works()
{
	local key answer
	key=$(accel_key)
	# answers of an earlier boot are of no use any more
	grep -qs "^${key%% *} " "$CACHE/accel" || rm -f "$CACHE/accel"
	answer=$(sed -n "s|^$key ||p" "$CACHE/accel" 2> /dev/null)
	if [ -z "$answer" ]; then
		answer=no
		if [ -w /dev/kvm ] && kvm_boots; then answer=yes; fi
		mkdir -p "$CACHE" && echo "$key $answer" >> "$CACHE/accel"
	fi
	[ "$answer" = yes ]
}

# What the answer depends on.
accel_key()
{
	echo "boot=$(cat /proc/sys/kernel/random/boot_id) qemu=$(qemu_version) kernel=$(cat "$DIR/guest/release")"
}

qemu_version()
{
	host_program a qemu-system-x86_64 --version | sed -n 's/^QEMU emulator version \([^ ]*\).*/\1/p'
}

kvm_boots()
{
	printf '(at most %s s, once) ' "$KVM_SECONDS"
	host_program a timeout -s KILL "$KVM_SECONDS" qemu-system-x86_64 -machine pc -accel kvm -cpu qemu64 -m 128 \
		-display none -nodefaults -no-reboot -serial "file:$DIR/kvm.console" \
		-kernel "$DIR/guest/vmlinuz" -initrd "$DIR/guest/initramfs" \
		-append 'console=ttyS0 quiet panic=-1 lab.check=1' < /dev/null >> "$LOG" 2>&1
	grep -q LAB-READY "$DIR/kvm.console" 2> /dev/null
}
