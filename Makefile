# tagdigest: GNU make, pkg-config, a C11 compiler. `make help` lists the targets.
#
# Objects live in build/<sanitizers or plain>-<compiler>/; build/tagdigest is the plain program.
# Honoured: CC AR PKG_CONFIG CFLAGS CPPFLAGS LDFLAGS LDLIBS DESTDIR PREFIX SOURCE_DATE_EPOCH, and
#   SANITIZE=address,undefined   build with these sanitizers, in a folder of their own
#   DEVELOPER=1                  warnings are errors
#   WITH_LIBESMTP=no             leave the local relay out; libcurl serves every other server
#   V=1                          show the commands

VERSION := 0.9.0

ifeq ($(origin CC),default)
CC := gcc
endif
PREFIX ?= /usr/local
PKG_CONFIG ?= pkg-config
WITH_LIBESMTP ?= yes
FUZZ_SECONDS ?= 60
CFLAGS ?= -O2 -g -fstack-protector-strong $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2)

comma := ,
FLAVOUR ?= $(if $(SANITIZE),$(subst $(comma),-,$(SANITIZE)),plain)-$(notdir $(lastword $(CC)))
B := build/$(FLAVOUR)
TOOLS := tests/tools

MAKEFLAGS += --no-builtin-rules --no-print-directory
# A job for each processor; -j on the command line wins. `make clean all` stays in its order.
ifeq ($(MAKELEVEL)$(filter clean,$(MAKECMDGOALS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
.DELETE_ON_ERROR:
.SUFFIXES:

# ---- what is built from what ------------------------------------------------------------------

find = $(sort $(shell find $1 -name '$2' -type f ! -name '.*' ! -name '*~' 2>/dev/null))
WITHOUT := $(if $(filter no,$(WITH_LIBESMTP)),src/mail/relay.c $(wildcard src/mail/relay_session*.c))
TEMPLATES := $(call find,src/render/templates,*)
KINDS := $(call find,feeds/kinds,*.ini)
MIGRATIONS := $(call find,src/store/migrations,*.sql)
SOURCES := $(filter-out $(WITHOUT),$(call find,src,*.c))
LIB_OBJECTS := $(SOURCES:%.c=$B/%.o) $B/gen/templates.o $B/gen/kinds.o $B/gen/migrations.o
CMD_OBJECTS := $(patsubst %.c,$B/%.o,$(call find,cmd,*.c))
LIBRARY := $B/libtagdigest.a
PROGRAM := $B/tagdigest

UNIT := $(patsubst %.c,$B/%,$(call find,tests/unit,test_*.c))
FUZZ := $(patsubst %.c,$B/%,$(call find,tests/fuzz,fuzz_*.c))
GROWTH := $(patsubst %.c,$B/%,$(wildcard tests/growth/*.c))
GROWTH_TESTS := $(sort $(wildcard tests/growth/test_*.py))
BENCH := $(patsubst %.c,$B/%,$(call find,bench,*.c))
GOLDEN := $(sort $(wildcard tests/golden/test_*.sh tests/golden/test_*.py))
FLOW := $(sort $(wildcard tests/flow/T*.sh tests/flow/test_*.py))
POSTGRES := $(sort $(wildcard tests/postgres/test_*.py))
PAGES := $(sort $(wildcard tests/pages/test_*.py))
SCHEMAS := $(sort $(wildcard tests/schemas/test_*.py))
IMAP := $(sort $(wildcard tests/imap/test_*.py))
PAPERS := $(filter tests/golden/test_papers.%,$(GOLDEN))
CHECKS := $(addprefix $(TOOLS)/,check-layers check-cycles check-size check-docs)
TOOL_TESTS := $(sort $(wildcard $(TOOLS)/test_*.py $(TOOLS)/test_*.sh))

# ---- flags ------------------------------------------------------------------------------------

PACKAGES := glib-2.0 gio-2.0 gmime-3.0 sqlite3 libcurl jansson libpcre2-8 libxml-2.0 libcmark libical libarchive libcbor
ifeq ($(WITHOUT),)
# libESMTP before 1.1 comes without a .pc file.
ESMTP := $(shell $(PKG_CONFIG) --exists libesmtp-1.0 2>/dev/null && echo libesmtp-1.0)
ESMTP_LIBS := $(if $(ESMTP),,-lesmtp)
endif
PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(ESMTP) 2>/dev/null)
PACKAGE_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) $(ESMTP) 2>/dev/null) $(ESMTP_LIBS) -lm

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wdate-time $(if $(DEVELOPER),-Werror)
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
# The libraries' headers are system headers, so that only our own code is warned about.
ALL_CPPFLAGS := -D_GNU_SOURCE -DTAGDIGEST_VERSION='"$(VERSION)"' \
	-DHAVE_LIBESMTP=$(if $(WITHOUT),0,1) -Iinclude -Isrc \
	$(patsubst -I%,-isystem %,$(PACKAGE_CFLAGS)) $(CPPFLAGS)
ALL_CFLAGS := -std=c11 $(WARNINGS) -ffile-prefix-map=$(CURDIR)=. $(SANITIZERS) $(CFLAGS)
ALL_LDFLAGS := -Wl,--as-needed -Wl,-z,relro,-z,now $(SANITIZERS) $(LDFLAGS)

say = @$(if $(V),set -x,echo "  $1  $@");
COMPILE = $(call say,CC   )$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
LINK = $(call say,LINK )$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o %.a,$^) \
	$(PACKAGE_LIBS) $(LDLIBS)

# ---- the program ------------------------------------------------------------------------------

.PHONY: all
all: $(PROGRAM) ## build the program, build/tagdigest (the default) (2 min, 5 s after a change)
	@$(if $(SANITIZE),,ln -sfn $(FLAVOUR)/tagdigest build/tagdigest)

# Two notes of what the last build was made with: other flags, or a file that came or went, and what
# depends on the note is made anew.
note = @mkdir -p $B; echo '$(subst ','\'',$1)' >$@.new; \
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$B/flags: FORCE
	@$(PKG_CONFIG) --exists $(PACKAGES) || { exec >&2; \
		echo "needs pkg-config and the libraries $(PACKAGES)"; \
		echo "install them with: make deps"; exit 1; }
	$(call note,$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(PACKAGE_LIBS) $(LDLIBS))
$B/files: FORCE
	$(call note,$(LIB_OBJECTS) $(CMD_OBJECTS) $(TEMPLATES) $(KINDS) $(MIGRATIONS))
FORCE:

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$(COMPILE)
$B/gen/%.o: $B/gen/%.c $B/flags
	$(COMPILE)
$B/gen/templates.c: src/embed.sh $B/files $(TEMPLATES)
	@mkdir -p $(@D)
	@src/embed.sh template_files src/render/templates $(TEMPLATES) >$@
$B/gen/kinds.c: src/embed.sh $B/files $(KINDS)
	@mkdir -p $(@D)
	@src/embed.sh kind_files feeds/kinds $(KINDS) >$@
$B/gen/migrations.c: src/embed.sh $B/files $(MIGRATIONS)
	@mkdir -p $(@D)
	@src/embed.sh migration_files src/store/migrations $(MIGRATIONS) >$@
$(LIBRARY): $(LIB_OBJECTS) $B/files
	@rm -f $@
	@$(AR) rcsD $@ $(LIB_OBJECTS)
$(PROGRAM): $(CMD_OBJECTS) $(LIBRARY)
	$(LINK)
$(UNIT) $(GROWTH): $B/%: $B/%.o $(LIBRARY)
	$(LINK)
# Its clock is its own.
$(GROWTH): ALL_LDFLAGS += -Wl,--wrap=now_monotonic_ms
# Bare loops to compare with, with nothing of ours in them; and ours by itself, where no verb has it.
$(filter %/ours,$(BENCH)): $(LIBRARY)
$(BENCH): $B/%: $B/%.o
	$(LINK)
# libFuzzer brings a main function; without it our driver replays files.
$(FUZZ): $B/%: $B/%.o $(if $(findstring fuzzer,$(SANITIZE)),,$B/tests/fuzz/driver.o) $(LIBRARY)
	$(LINK)
-include $(call find,$B,*.d)

# ---- tests ------------------------------------------------------------------------------------

# Programs and scripts alike print TAP.
TEST_ENVIRONMENT = env TAGDIGEST='$(CURDIR)/$(PROGRAM)' BUILD='$B' PYTHONDONTWRITEBYTECODE=1 \
	TZ=UTC LC_ALL=C.UTF-8 G_SLICE=always-malloc MALLOC_PERTURB_=165 ASAN_OPTIONS=detect_leaks=1 \
	UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
# Of each kind there are some: none would be a folder that was not found.
every = $(foreach kind,$1,$(or $(strip $($(kind))),$(error there are no tests in $(kind))))
# Three at a time on two processors: many tests wait for servers and disks. Each kind in its turn, so
# that what takes longest can be begun first.
run = @$(TEST_ENVIRONMENT) prove -j3 --exec $(TOOLS)/tap.sh $(call every,$1)

# The packages first, then a make of its own, which sees what pkg-config says by then.
.PHONY: check check-quick check-long check-run check-quick-run
check: ## all tests (10 min)
	@$(TOOLS)/deps.sh check
	@$(MAKE) check-run
check-quick: ## all tests but those that run the whole program or try the tools (1 min)
	@$(TOOLS)/deps.sh check
	@$(MAKE) check-quick-run
check-long: ## all tests with gcc and clang, plain and with sanitizers (hours)
	@$(TOOLS)/deps.sh long
	@$(MAKE) check-run
	@$(MAKE) check-postgres
	@$(MAKE) check-pages
	@$(MAKE) check-schemas
	@$(MAKE) check-imap
	@GROWTH_THINGS=2000 $(MAKE) check-growth
	@$(MAKE) check-run SANITIZE=address,undefined
	@$(MAKE) check-run CC=clang
	@$(MAKE) check-run CC=clang SANITIZE=address,undefined
	@$(MAKE) all
check-run: all $(UNIT) $(FUZZ) $(BENCH) $(GROWTH)
	$(call run,GROWTH_TESTS FLOW TOOL_TESTS CHECKS GOLDEN FUZZ UNIT)
check-quick-run: all $(UNIT) $(FUZZ) $(BENCH)
	$(call run,CHECKS GOLDEN FUZZ UNIT)

.PHONY: check-postgres check-pages check-schemas check-imap
.PHONY: check-unit check-flow check-golden check-fuzz check-growth check-ini
.PHONY: check-layers check-cycles check-size check-docs
check-unit: $(UNIT) ## one program for each module (1 min)
	$(call run,UNIT)
check-flow: all ## the program against servers on loopback (6 min)
	$(call run,FLOW)
check-postgres: $(UNIT) ## the statements of the store, prepared by PostgreSQL 15 (20 s)
	$(call run,POSTGRES)
check-golden: all ## bytes in, bytes out (15 s)
	$(call run,GOLDEN)
check-pages: ## the invented weeks before axe-core, the Nu HTML checker and caniemail (2 min)
	$(call run,PAGES)
check-schemas: ## what the stubs answer, before the schemas of their platforms (1 min)
	$(call run,SCHEMAS)
check-imap: all ## a mailbox as a source, on Debian's Dovecot
	$(call run,IMAP)
check-fuzz: $(FUZZ) ## the corpora, replayed through the parsers (2 s)
	$(call run,FUZZ)
check-growth: $(GROWTH) ## the work on 1,000 things, compared with that on 250 (4 min)
	$(call run,GROWTH_TESTS)
check-ini: all ## the example ini and the manual say what the program says (7 s)
	$(call run,PAPERS)
check-layers: $(LIBRARY) $(CMD_OBJECTS) ## who may include and call whom (1 s)
	@BUILD=$B $(TOOLS)/check-layers
check-cycles: $(LIBRARY) $(CMD_OBJECTS) ## no file calls those that call it (1 s)
	@BUILD=$B $(TOOLS)/check-cycles
check-size: ## lengths and nesting, with the figures (4 s)
	@$(TOOLS)/check-size
check-docs: ## every prototype and every path has its words (1 s)
	@$(TOOLS)/check-docs

.PHONY: accept lint fuzz fuzz-run bench bench-programs coverage
accept: all ## the acceptance scripts of an issue, NN=3, or one row, NN=3-2 (up to 40 min a row)
	@BUILD=$B $(TOOLS)/accept.sh $(NN)
lint: ## clang-format, clang-tidy, cppcheck, shellcheck, mandoc: those that are here (20 min)
	@$(TOOLS)/lint.sh $(filter-out -ffile-prefix-map=%,$(ALL_CPPFLAGS) -std=c11)
fuzz: ## clang's libFuzzer on each parser for FUZZ_SECONDS (60) (a minute a parser)
	@$(MAKE) CC=clang SANITIZE=fuzzer,address,undefined fuzz-run
fuzz-run: $(FUZZ)
	@for noun in $(FUZZ:$B/tests/fuzz/fuzz_%=%); do \
		mkdir -p build/fuzz/$$noun && $B/tests/fuzz/fuzz_$$noun \
			-max_total_time=$(FUZZ_SECONDS) -artifact_prefix=build/fuzz/$$noun- \
			build/fuzz/$$noun tests/fuzz/corpus/$$noun || exit 1; done
coverage: ## lines that the tests reach, file by file (longer than make check)
	@$(MAKE) CC=gcc FLAVOUR=coverage-gcc CFLAGS='-O0 -g --coverage' check-run
	@$(TOOLS)/coverage.sh build/coverage-gcc
bench: ## against bare libraries and peers, into bench/RESULTS.md; one row: ROW=parse (20 min)
	@$(TOOLS)/deps.sh check
	@BUILD=$B bench/bench.py $(ROW)
bench-programs: all $(BENCH)

# ---- everything else --------------------------------------------------------------------------

# What root has made in somebody's tree is theirs, so that they can build it again.
give_back = [ "$$(id -u)" -ne 0 ] || chown -hR --reference=Makefile build
.PHONY: demo demo-run deps dist install uninstall clean help
demo: ## a digest from invented sources, under build/demo/ (2 min with the build)
	@$(TOOLS)/deps.sh build
	@status=0; $(MAKE) demo-run || status=$$?; $(give_back); exit $$status
demo-run: all
	@feeds/sample/demo.sh $(if $(SANITIZE),$(PROGRAM),build/tagdigest) build/demo
deps: ## install the packages; DEPS=check adds those of the tests, DEPS=lint, DEPS=long
	@$(TOOLS)/deps.sh $(or $(DEPS),build)
dist: ## build/tagdigest-VERSION.tar.gz of the last commit
	@mkdir -p build
	git archive --prefix=tagdigest-$(VERSION)/ -o build/tagdigest-$(VERSION).tar.gz HEAD

MANUALS := $(sort $(wildcard doc/*.7))
SHARE = $(DESTDIR)$(PREFIX)/share
install: $(PROGRAM) ## into DESTDIR and PREFIX (/usr/local)
	install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tagdigest
	install -Dm644 -t $(SHARE)/man/man1 doc/tagdigest.1
	install -Dm644 -t $(SHARE)/man/man7 $(MANUALS)
	install -Dm644 -t $(SHARE)/tagdigest/feeds $(wildcard feeds/*.ini) feeds/privacy-notice.md
	$(if $(KINDS),install -Dm644 -t $(SHARE)/tagdigest/feeds/kinds $(KINDS))
	install -Dm644 -t $(SHARE)/doc/tagdigest aggregator.ini.example README.md LICENSE
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/tagdigest $(SHARE)/man/man1/tagdigest.1 $(MANUALS:doc/%=$(SHARE)/man/man7/%)
	rm -rf $(SHARE)/tagdigest $(SHARE)/doc/tagdigest
clean: ## remove build/
	rm -rf build
help: ## this list; times are those of two cores
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
