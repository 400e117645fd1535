/* Mail through a program: what it is given, and what its end means. */
#include "mail/sendmail.h"

#include "base/error.h"
#include "base/signal.h"
#include "batch.h"

#include <sys/stat.h>

#include "../remove_tree.h"

/* A folder with a program in it. */
typedef struct Place {
	char *folder;    /* owned */
	RelaySpec *spec; /* owned */
} Place;

/* @script borrowed: of sh, run in the folder. */
static Place
place_new(const char *script)
{
	Place place = { .folder = g_dir_make_tmp("sendmail-XXXXXX", NULL) };
	g_autofree char *path = g_build_filename(place.folder, "program", NULL);
	g_autofree char *text = g_strdup_printf("#!/bin/sh\ncd %s\n%s\n", place.folder, script);
	g_autofree char *url = g_strconcat("sendmail:", path, NULL);

	place.spec = relay_spec_new();
	place.spec->timeout_s = 1;
	place.spec->final_times = 1;
	g_assert_true(relay_spec_set_url(place.spec, url, "/", NULL));
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(g_chmod(path, 0700), ==, 0);
	return place;
}

static void
place_free(Place *place)
{
	remove_tree(place->folder);
	relay_spec_free(place->spec);
	g_free(place->folder);
}

static void
assert_file(const Place *place, const char *name, const char *want)
{
	g_autofree char *path = g_build_filename(place->folder, name, NULL);
	g_autofree char *text = NULL;

	g_assert_cmpint(g_file_get_contents(path, &text, NULL, NULL), ==, want != NULL);
	g_assert_cmpstr(text, ==, want);
}

/* The arguments, and the mail as it is, with the line ends of this system and its dots. */
static void
test_given(void)
{
	Place place = place_new("for word; do echo \"[$word]\"; done >>words; cat >>mails");
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	sender_add(sender, "-oQ/tmp@example.net", "Subject: one\r\n\r\n.\r\n..\r\nend\r\n");
	sender_add(sender, "a@example.net", "Subject: two\r\n\r\nno end");
	g_assert_true(sendmail_transport.run(place.spec, &sender->batch, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, ok 0, next 1, last 1, ok 1, ");
	assert_file(&place, "words",
		"[-i]\n[-f]\n[digest@example.org]\n[--]\n[-oQ/tmp@example.net]\n"
		"[-i]\n[-f]\n[digest@example.org]\n[--]\n[a@example.net]\n");
	assert_file(&place, "mails", "Subject: one\n\n.\n..\nend\nSubject: two\n\nno end");
	place_free(&place);
}

typedef struct EndRow {
	const char *script, *story, *detail;
} EndRow;

#define GOES_ON(kind) "next 0, last 0, " kind " 0, next 1, last 1, " kind " 1, "
#define ENDS(kind) "next 0, last 0, session " kind " 0, "

#define MSMTP(reply) \
	"echo 'msmtp: recipient not accepted'; echo 'msmtp: server message: " reply "'; " \
	"echo 'msmtp: could not send mail'; "

static const EndRow end_rows[] = {
	{ "cat >/dev/null; echo well; exit 0", GOES_ON("ok"), NULL },
	{ "echo 'no such   user' >&2; exit 67", GOES_ON("permanent"),
		"it ended with 67, there is no such user: no such   user" },
	{ "exit 65", GOES_ON("permanent"), "it ended with 65, the mail is refused" },
	{ "cat >/dev/null; exit 69", GOES_ON("permanent"), "it ended with 69, " },
	{ "exit 75", GOES_ON("temporary"), "it ended with 75, later" },
	{ "exit 68", GOES_ON("temporary"), "it ended with 68, " },
	{ "exit 71", ENDS("temporary"), "it ended with 71, " },
	{ "exit 73", ENDS("temporary"), "it ended with 73, " },
	{ "cat >/dev/null; exit 74", ENDS("uncertain"), "it ended with 74, " },
	{ "echo 'msmtp: the server sent an empty reply'; exit 76", ENDS("uncertain"),
		"it ended with 76, its server did not answer: msmtp: the server sent an empty" },
	{ "exit 70", ENDS("temporary"), "it ended with 70, " },
	{ "exit 64", ENDS("permanent"), "it ended with 64, it was called wrongly" },
	{ "exit 77", ENDS("permanent"), "it ended with 77, not allowed" },
	{ "exit 78", ENDS("permanent"), "it ended with 78, " },
	{ "exit 1", ENDS("temporary"), "it ended with 1, no status of sysexits.h" },
	{ "exit 255", ENDS("temporary"), "it ended with 255, no status" },
	{ "kill -9 $$", ENDS("uncertain"), "signal 9 ended it after the last piece was sent" },
	{ "exit 0", ENDS("uncertain"), "it ended well without having read the whole mail" },
	{ "read line; exit 0", ENDS("uncertain"), "it ended well without having read" },
	{ "cat >/dev/null; while :; do :; done", ENDS("uncertain"),
		"it did not end within 1 s after the last piece was sent" },
	{ "trap '' TERM; while :; do :; done", ENDS("uncertain"), "it did not end within 1 s" },
	/* What servers say is known better than what programs make of it: msmtp 1.8, OpenSMTPD 6.8.
	 */
	{ MSMTP("450 4.2.1 later") "exit 69", GOES_ON("temporary"), "450 4.2.1 later" },
	{ MSMTP("550 5.1.1 no such user") "exit 65", GOES_ON("permanent"),
		"550 5.1.1 no such user" },
	{ MSMTP("421 busy") "exit 76", ENDS("temporary"), "421 busy" },
	{ "echo 'sendmail: command failed: 550 Invalid recipient: <x@y>' >&2; exit 70",
		GOES_ON("permanent"), "550 Invalid recipient: <x@y>" },
	{ "echo '550 5.1.1 <x@y>... User unknown'; exit 1", GOES_ON("permanent"),
		"550 5.1.1 <x@y>... User unknown" },
	{ "echo 'line 450 of the settings'; exit 78", ENDS("permanent"), "it ended with 78, " },
	{ "echo 'see: 250 ok'; exit 70", ENDS("temporary"), "it ended with 70, " },
	/* More words than a pipe holds. */
	{ "cat >/dev/null; head -c 1000000 /dev/zero | tr '\\0' x; exit 75", GOES_ON("temporary"),
		"it ended with 75, later: xxxxxxxxxx" },
};

static void
test_end(gconstpointer data)
{
	const EndRow *row = data;
	Place place = place_new(row->script);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;
	/* A mail that no shell reads in one gulp. */
	g_autofree char *text = g_strnfill(100000, 'x');
	g_autofree char *mail = g_strconcat("Subject: s\r\n\r\n", text, "\r\n", NULL);

	sender_add(sender, "a@example.net", mail);
	sender_add(sender, "b@example.net", mail);
	const bool is_well = sendmail_transport.run(place.spec, &sender->batch, &error);
	g_assert_cmpstr(sender->story->str, ==, row->story);
	g_assert_true(is_well == (strstr(row->story, "session") == NULL));
	if (!is_well) {
		g_assert_nonnull(strstr(error->message, "/program: "));
		g_assert_nonnull(strstr(error->message, row->detail));
	}
	if (row->detail != NULL) {
		g_assert_nonnull(strstr(sender_detail(sender, 0), row->detail));
		g_assert_cmpuint(strlen(sender_detail(sender, 0)), <, 700);
	}
	place_free(&place);
}

static void
test_not_started(void)
{
	Place place = place_new("exit 0");
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_chmod(place.spec->path, 0600), ==, 0);
	sender_add_many(sender, 2);
	g_assert_false(sendmail_transport.run(place.spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	g_assert_nonnull(strstr(error->message, "Permission denied"));
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, session permanent 0, ");
	place_free(&place);
}

/* The journal says no, or an address is none: the program is not started. */
static void
test_not_allowed(void)
{
	Place place = place_new("cat >>mails");
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	sender_add(sender, "a b@example.net", "Subject: s\r\n\r\n");
	sender_add(sender, "a@example.net", "Subject: s\r\n\r\n");
	sender->refuse = 1;
	g_assert_false(sendmail_transport.run(place.spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_TEMPORARY);
	g_assert_cmpstr(sender->story->str, ==,
		"next 0, permanent 0, next 1, last 1, session temporary 1, ");
	assert_file(&place, "mails", NULL);
	place_free(&place);
}

/* Whoever is left behind with its outputs open is not waited for. */
static void
test_left_behind(void)
{
	Place place = place_new("cat >/dev/null; sleep 60 & echo $! >left");
	g_autoptr(Sender) sender = sender_new();

	sender_add_many(sender, 1);
	g_assert_true(sendmail_transport.run(place.spec, &sender->batch, NULL));
	g_autofree char *path = g_build_filename(place.folder, "left", NULL);
	g_autofree char *left = NULL;
	g_assert_true(g_file_get_contents(path, &left, NULL, NULL));
	g_assert_cmpint(kill((pid_t)g_ascii_strtoll(left, NULL, 10), SIGKILL), ==, 0);
	place_free(&place);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal_install();
	g_test_add_func("/sendmail/given", test_given);
	for (gsize i = 0; i < G_N_ELEMENTS(end_rows); i++) {
		g_autofree char *path = g_strdup_printf("/sendmail/end/%02zu", i);

		g_test_add_data_func(path, &end_rows[i], test_end);
	}
	g_test_add_func("/sendmail/not-started", test_not_started);
	g_test_add_func("/sendmail/not-allowed", test_not_allowed);
	g_test_add_func("/sendmail/left-behind", test_left_behind);
	return g_test_run();
}
