#!/bin/bash
# Sets up a Weblate for "make weblate-test", with everything that it needs, below one
# folder and on loopback alone:
#
#	setup.sh FOLDER        make it, or start it again
#	setup.sh FOLDER stop   stop it; "rm -rf --one-file-system FOLDER" removes it then
#
# It wants root on Debian, since Weblate needs a newer Python than a stable system may
# have, and gets one in a chroot. The packages come from where this system has its own. It
# takes about ten minutes the first time, and 4 GB. Celery runs within each request:
# what a real server does in the background, a request waits for.
set -euo pipefail

folder=$(realpath -m "${1:?usage: setup.sh FOLDER [stop]}")
release=2026.10.1
web=${POBOOK_WEBLATE_PORT:-8080}
database=$((web + 1)) ssh=$((web + 2))
root=$folder/chroot
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1 || true)

# inside runs a program in the chroot, without this system's environment.
inside() {
	chroot "$root" env -i PATH=/opt/weblate/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/srv/weblate LANG=C.UTF-8 \
		PYTHONPATH=/srv/weblate DJANGO_SETTINGS_MODULE=pobook_settings \
		PIP_CERT=/etc/ssl/certs/host.crt SSL_CERT_FILE=/etc/ssl/certs/host.crt "$@"
}

# once runs a step that has not been done here yet.
once() {
	[ -e "$folder/done/$1" ] && return
	echo "$1 …"
	# Beside || or in a condition, a failure within the step would not end it.
	set +e
	(set -e; "$1") >"$folder/log/$1" 2>&1
	local code=$?
	set -e
	if [ $code != 0 ]; then
		tail "$folder/log/$1"
		echo "$1 failed; see $folder/log/$1"
		exit 1
	fi
	touch "$folder/done/$1"
}

packages() {
	apt-get -qq update
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y install debootstrap openssh-server postgresql postgresql-contrib
}

system() {
	local mirror
	mirror=$(apt-get indextargets --format '$(SITE)' 'Component: main' | head -n 1)
	# debootstrap cannot settle virtual packages; apt does.
	debootstrap --variant=minbase --include=ca-certificates,git,python3,python3-venv,python3-dev,build-essential,pkg-config,libcairo2-dev,libgirepository-2.0-dev,gir1.2-pango-1.0,gir1.2-rsvg-2.0,libxml2-dev,libxslt1-dev,libpq-dev,gettext,libglib2.0-dev \
		trixie "$root" "$mirror" || true
	cp /etc/resolv.conf /etc/hosts "$root/etc/"
	cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/host.crt"
	devices
	echo "deb $mirror trixie main" >"$root/etc/apt/sources.list"
	inside sh -c 'export DEBIAN_FRONTEND=noninteractive
		apt-get -qq update && apt-get -qq -y -f install &&
		apt-get -qq -y install liblz4-dev libacl1-dev libssl-dev libxxhash-dev libzstd-dev libxmlsec1-dev openssh-client libffi-dev libgit2-dev'
}

# devices makes the few that programs want, rather than mount those of this system, which an
# "rm -rf" of the folder would reach.
devices() {
	mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
	mkdir -p "$root/dev/shm"
	chmod 1777 "$root/dev/shm"
	local name numbers
	while read -r name numbers; do
		# shellcheck disable=SC2086 # major and minor
		[ -c "$root/dev/$name" ] || mknod -m 666 "$root/dev/$name" c $numbers
	done <<-END
		null 1 3
		zero 1 5
		full 1 7
		random 1 8
		urandom 1 9
		tty 5 0
	END
	ln -sfn /proc/self/fd "$root/dev/fd"
}

weblate() {
	inside sh -c "python3 -m venv /opt/weblate && pip -q install uv wheel &&
		uv pip install --python /opt/weblate/bin/python 'weblate[postgres]==$release' gunicorn"
}

cluster() {
	chown postgres "$folder/database" "$folder/run"
	su postgres -c "$postgres/initdb -D $folder/database -A trust -U postgres -E UTF8 --locale=C.UTF-8"
	# Nothing here outlives a power cut.
	printf "listen_addresses='127.0.0.1'\nport=%s\nunix_socket_directories='%s'\nfsync=off\nsynchronous_commit=off\nfull_page_writes=off\n" \
		"$database" "$folder/run" >>"$folder/database/postgresql.conf"
}

settings() {
	mkdir -p "$root/srv/weblate/data/ssh"
	cat >"$root/srv/weblate/pobook_settings.py" <<-END
		from weblate.settings_example import *

		DEBUG = False
		SITE_DOMAIN = "localhost:$web"
		SITE_URL = "http://localhost:$web"
		SECRET_KEY = "of a server on loopback, for tests alone, which needs none that is kept"
		DATA_DIR = "/srv/weblate/data"
		CACHE_DIR = DATA_DIR + "/cache"
		MEDIA_ROOT = DATA_DIR + "/media"
		STATIC_ROOT = CACHE_DIR + "/static"
		DATABASES["default"].update(HOST="127.0.0.1", PORT="$database", NAME="weblate", USER="weblate")
		CACHES = {
		    name: {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": CACHE_DIR + "/" + name}
		    for name in ("default", "avatar")
		}
		SESSION_ENGINE = "django.contrib.sessions.backends.db"
		CELERY_TASK_ALWAYS_EAGER = True
		CELERY_TASK_EAGER_PROPAGATES = True
		CELERY_BROKER_URL = "memory://"
		CELERY_RESULT_BACKEND = None
		EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
		# Repositories on this machine.
		VCS_RESTRICT_PRIVATE = False
		VCS_ALLOW_SCHEMES = {"https", "ssh"}
		OTP_WEBAUTHN_RP_ID = "localhost"
		OTP_WEBAUTHN_ALLOWED_ORIGINS = [SITE_URL]
		ENABLE_AVATARS = False
		STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
		API_RATELIMIT_USER = None
		API_RATELIMIT_ANON = None
		RATELIMIT_ATTEMPTS = 10000
		DEFAULT_LOG = ["console"]
		for logger in LOGGING["loggers"].values():
		    logger["handlers"] = ["console"]
	END
}

tables() {
	psql -h 127.0.0.1 -p "$database" -U postgres -c "create role weblate superuser login" -c "create database weblate owner weblate"
	psql -h 127.0.0.1 -p "$database" -U postgres weblate -c "create extension pg_trgm" -c "create extension btree_gin"
	inside weblate migrate --noinput
	inside weblate collectstatic --noinput
}

# People with keys: the maintainer, and a translator with comments to lose.
people() {
	inside weblate shell >"$folder/keys" <<-'END'
		from rest_framework.authtoken.models import Token
		from weblate.auth.models import User
		for name, full in (("maintainer", "Ada Example"), ("translator", "Lin Mei")):
		    user, _ = User.objects.get_or_create(username=name, defaults={"email": f"{name}@example.org", "full_name": full})
		    user.is_superuser = name == "maintainer"
		    user.save()
		    token = Token.objects.filter(user=user).first() or Token.objects.create(user=user)
		    print("key", name, token.key)
	END
	grep -q '^key maintainer ' "$folder/keys"
}

# The repositories are reached by SSH, as Weblate and pobook take no others on a machine.
door() {
	ssh-keygen -q -t ed25519 -N '' -f "$folder/ssh/host"
	ssh-keygen -q -t ed25519 -N '' -f "$folder/ssh/client"
	cp "$folder/ssh/client.pub" "$folder/ssh/authorized"
	cat >"$folder/ssh/config" <<-END
		ListenAddress 127.0.0.1:$ssh
		HostKey $folder/ssh/host
		AuthorizedKeysFile $folder/ssh/authorized
		PermitRootLogin prohibit-password
		PasswordAuthentication no
		UsePAM no
		StrictModes no
		PidFile $folder/run/sshd.pid
	END
	install -m 600 "$folder/ssh/client" "$root/srv/weblate/data/ssh/id_ed25519"
	cp "$folder/ssh/client.pub" "$root/srv/weblate/data/ssh/id_ed25519.pub"
}

running() { [ -s "$1" ] && kill -0 "$(head -n 1 "$1")" 2>/dev/null; }

start() {
	devices
	running "$folder/database/postmaster.pid" || su postgres -c "$postgres/pg_ctl -w -D $folder/database -l $folder/run/database.log start" >/dev/null
}

serve() {
	mkdir -p /run/sshd
	running "$folder/run/sshd.pid" || /usr/sbin/sshd -f "$folder/ssh/config" -E "$folder/log/sshd"
	for _ in $(seq 50); do
		ssh-keyscan -p "$ssh" localhost >"$root/srv/weblate/data/ssh/known_hosts" 2>/dev/null && break
		sleep 0.2
	done
	running "$root/srv/weblate/gunicorn.pid" || inside gunicorn --daemon --chdir /srv/weblate -b "127.0.0.1:$web" --workers 1 --threads 4 \
		--timeout 900 --pid /srv/weblate/gunicorn.pid --error-logfile /srv/weblate/gunicorn.log weblate.wsgi
	for _ in $(seq 120); do
		curl -fs -o /dev/null "http://localhost:$web/api/" && break
		sleep 1
	done
	cat >"$folder/env" <<-END
		RELEASE=$release
		URL=http://localhost:$web/api/
		MAINTAINER=$(awk '/^key maintainer/ { print $3 }' "$folder/keys")
		TRANSLATOR=$(awk '/^key translator/ { print $3 }' "$folder/keys")
		REPOSITORIES=$folder/repositories
		CLONE=ssh://root@localhost:$ssh$folder/repositories
		SSH=ssh -i $folder/ssh/client -o UserKnownHostsFile=$root/srv/weblate/data/ssh/known_hosts -p $ssh
	END
	echo "Weblate $release answers at http://localhost:$web/; make weblate-test POBOOK_WEBLATE=$folder"
}

stop() {
	for pid in "$root/srv/weblate/gunicorn.pid" "$folder/run/sshd.pid"; do
		if running "$pid"; then kill "$(cat "$pid")"; fi
	done
	running "$folder/database/postmaster.pid" && su postgres -c "$postgres/pg_ctl -D $folder/database stop" >/dev/null
	rm -f "$folder/env"
	for _ in $(seq 50); do
		umount "$root/proc" 2>/dev/null && return
		sleep 0.2
	done
	echo "$root/proc is still in use; do not remove $folder before it is unmounted"
	exit 1
}

if [ "${2:-}" = stop ]; then
	stop
	exit
fi
mkdir -p "$folder"/{database,run,repositories,ssh,log,done}
chmod 755 "$folder"
cd "$folder" # where the database's user may be, too
once packages
postgres=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
once system
once weblate
once cluster
once settings
start
once tables
once people
once door
serve
