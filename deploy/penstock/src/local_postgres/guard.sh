# Waits for the end of its standard input, then ends the server under a directory and removes the directory.
# See guard.rs for the parameter.
base=$1
trap '' HUP INT TERM

read -r _

# A start that was under way may have made the file only now, hence the second look after each server's end.
patience=100
while [ "$patience" -gt 0 ]; do
    pid=$(cat "$base"/data-*/postmaster.pid 2>/dev/null | head -n 1)
    [ -n "$pid" ] || break
    # An immediate shutdown, at the end of which the server removes the file.
    kill -QUIT "$pid" 2>/dev/null || break
    sleep 0.1
    patience=$((patience - 1))
done
rm -rf "$base"
