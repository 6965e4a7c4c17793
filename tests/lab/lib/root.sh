# shellcheck shell=bash
# root.sh: lets a process, already in a mount namespace of its own, go over to another
# root: that of an older Debian, from the lab's cache. What it writes outside of the
# lab's folder is kept in memory, over the cached root, which stays as it was made.

# root_make ROOT LAB-FOLDER: prepares the new root and sets NEW_ROOT to where it is.
root_make()
{
	local root=$1 lab=$2 place
	local scratch=$lab/root
	mkdir -p "$scratch"
	mount -t tmpfs -o mode=755,size=256m lab "$scratch"
	mkdir "$scratch"/{own,work,root}
	NEW_ROOT=$scratch/root
	mount -t overlay -o "lowerdir=$root,upperdir=$scratch/own,workdir=$scratch/work" lab "$NEW_ROOT"
	for place in dev proc sys; do
		mount --rbind "/$place" "$NEW_ROOT/$place"
	done
	mkdir -p "$NEW_ROOT$lab"
	mount --bind "$lab" "$NEW_ROOT$lab"
}

# root_enter: goes over to NEW_ROOT; the machine's own files are out of sight then.
root_enter()
{
	cd "$NEW_ROOT" || return
	pivot_root . mnt
	cd /
	umount -l /mnt
}
