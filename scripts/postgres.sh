# A PostgreSQL of one's own in a temporary folder: sourced by the scripts that need one.

postgres_bin='' postgres_port=''

# Debian keeps the programs of the server out of the PATH.
find_postgres() {
  local folder
  for folder in "$(dirname "$(command -v initdb || echo none/none)")" /usr/lib/postgresql/*/bin; do
    if [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]]; then
      postgres_bin=$folder
    fi
  done
  [[ -n $postgres_bin ]]
}

# The server refuses to run as root.
as_server() {
  if ((EUID != 0)); then
    "$@"
  elif id postgres >/dev/null 2>&1; then
    (cd / && runuser -u postgres -- "$@")
  else
    (cd / && runuser -u nobody -- "$@")
  fi
}

# Makes an empty server in a folder that is there, and says what went wrong if it cannot.
init_postgres() {
  local folder=$1
  chmod 711 "$folder"
  install -d -m 777 "$folder/postgres"
  as_server mkdir -m 700 "$folder/postgres/data" "$folder/postgres/socket"
  as_server "$postgres_bin/initdb" -D "$folder/postgres/data" -U postgres --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log"; return 1; }
}

# Starts it at a port, with more options if they are given.
start_postgres_at() {
  local folder=$1 port=$2
  shift 2
  as_server "$postgres_bin/pg_ctl" start --wait --silent -D "$folder/postgres/data" -l "$folder/postgres/server.log" \
    -o "-p $port -k $folder/postgres/socket -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off $*"
}

# Starts it at some free port, which is in postgres_port then.
start_postgres_somewhere() {
  local folder=$1 attempt
  shift
  for attempt in 1 2 3 4 5; do
    # Below the ports that the system hands out to others; if this one is taken, the next try has another.
    postgres_port=$((20000 + RANDOM % 12000))
    if start_postgres_at "$folder" "$postgres_port" "$@"; then return; fi
  done
  as_server cat "$folder/postgres/server.log"
  return 1
}

# Stops it as a crash does: nothing is written down that was not committed.
stop_postgres() {
  as_server "$postgres_bin/pg_ctl" stop --wait --silent --mode=immediate -D "$1/postgres/data"
}
