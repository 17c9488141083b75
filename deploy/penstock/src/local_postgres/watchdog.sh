# Stops the server of a data directory when it is unused, and empties the directory.
# See watchdog.rs for the parameters.
data=$1 lock=$2 users=$3 pg_ctl=$4 pause=$5 idle_minutes=$6 postmaster=$7
trap '' HUP INT

# Runs a command while holding both locks, or fails at once when someone has one.
with_locks() {
    if command -v flock >/dev/null; then
        flock -n "$lock" flock -n "$users" "$@"
    else
        perl -MFcntl=:flock -e '
            for (splice @ARGV, 0, 2) {
                open my $file, "<", $_ or exit 1;
                flock $file, LOCK_EX | LOCK_NB or exit 1;
                push @held, $file;
            }
            exit(system(@ARGV) ? 1 : 0)' "$lock" "$users" "$@"
    fi
}

while sleep "$pause"; do
    # Someone else stopped it, and perhaps started another.
    [ "$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" = "$postmaster" ] || exit 0
    [ -n "$(find "$users" -mmin +"$idle_minutes")" ] || continue
    # PG_VERSION goes first: without it the rest counts as rubbish if this is cut short.
    with_locks sh -c '
        "$1" stop -s -w -m immediate -D "$2" &&
        rm -f "$2/PG_VERSION" &&
        find "$2" -mindepth 1 -delete' sh "$pg_ctl" "$data" && exit 0
done
