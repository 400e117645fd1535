/* The manual page, mdoc, from the command and option tables: doc/tagdigest.1 is its output. */
#include "help.h"

#include "flow/papers.h"

#include <stdio.h>

static const char head[] =
	".\\\" Made by `tagdigest --manual` from the command and option tables.\n"
	".Dd November 23, 2026\n"
	".Dt TAGDIGEST 1\n"
	".Os\n"
	".Sh NAME\n"
	".Nm tagdigest\n"
	".Nd mail a community what it posted under its hashtags\n"
	".Sh SYNOPSIS\n"
	".Nm\n"
	".Op Fl c Ar FILE\n"
	".Op Fl -now Ar TIME\n"
	".Op Fl v\n"
	".Ar VERB\n"
	".Op Ar ARGUMENT ...\n"
	".Sh DESCRIPTION\n"
	".Nm\n"
	"reads feeds and Mastodon servers for hashtags, keeps one clean copy of each\n"
	"post, filters them, and mails subscribers a digest on a schedule.\n"
	"It is set up in one ini file and run from one cron line:\n"
	".Pp\n"
	".Dl */30 * * * * /usr/local/bin/tagdigest -c /home/me/digest/aggregator.ini run\n"
	".Pp\n"
	"A run that went well prints nothing to a pipe, so that cron mails only what\n"
	"somebody should know.\n"
	"A source that cannot be read is told of when it has failed three times in a row,\n"
	"over a day at least, then weekly, and when it has recovered: at most six mails\n"
	"in thirty days.\n"
	"Until then a run in which every due source failed ends with 75 and without words;\n"
	".Ic status\n"
	"shows all of it at once.\n"
	".Pp\n"
	"Sources are asked as seldom as they ask for: by max-age, Expires, Retry-After and\n"
	"used up rate limits, and the ttl, skipHours, skipDays, updatePeriod,\n"
	"updateFrequency and updateBase of a feed, weekly at least, and never more often than\n"
	".Ic min_interval .\n"
	"One that is gone (410) in three runs in a row is asked by name alone\n"
	".Pq Ic poll Ar NAME .\n"
	".Pp\n"
	"Options of every verb:\n"
	".Bl -tag -width Ds\n"
	".It Fl c , Fl -config Ar FILE\n"
	"The ini.\n"
	"See\n"
	".Sx FILES .\n"
	".It Fl -now Ar TIME\n"
	"Act as if it were\n"
	".Ar TIME ,\n"
	"in RFC 3339 or Unix seconds.\n"
	".It Fl v , Fl -verbose\n"
	"Say more; twice: still more.\n"
	".It Fl h , Fl -help\n"
	"Help on the program or the verb.\n"
	".It Fl -version\n"
	"The version.\n"
	".El\n";

static const char tail[] =
	".Sh REVIEWING AN EDITION\n"
	"With\n"
	".Ic review = optional\n"
	"or\n"
	".Ic required\n"
	"the draft comes by mail some hours ahead, each post with its letter.\n"
	"It is answered by a reply, each wish on a line of its own above what is quoted, or\n"
	"by\n"
	".Ic tagdigest review Ar ORDER :\n"
	".Bl -tag -width \"first f\"\n"
	".It Ic drop b c\n"
	"They go, from every edition to come, and are not offered again;\n"
	".Ic keep\n"
	"takes it back.\n"
	".It Ic keep k\n"
	"What was filtered, or sent in, stands in the edition.\n"
	"What its author takes back goes all the same.\n"
	".It Ic pin d\n"
	"It stays, whatever has no room.\n"
	".It Ic first f\n"
	"It leads the edition.\n"
	".It Ic intro Ar WORDS\n"
	"Words on top of the edition, in Markdown; in a mail up to two empty lines, or the\n"
	"next order.\n"
	".It Ic ok , hold , stop\n"
	"It may go out; it waits for an ok; nobody gets it.\n"
	".El\n"
	".Pp\n"
	"A line counts whole or not at all, and is told back where it does not.\n"
	"An answer counts when it comes by the draft's own address or subject and from\n"
	".Ic contact .\n"
	"With\n"
	".Ic required\n"
	"nothing goes out that was not in the draft: what came later is for the next one.\n"
	".Sh ENVIRONMENT\n"
	".Bl -tag -width Ds\n"
	".It Ev TAGDIGEST_NOW\n"
	"As\n"
	".Fl -now .\n"
	".It Ev TAGDIGEST_SMTP_PASSWORD\n"
	"The password of the mail server, where the ini names no other place for it.\n"
	".It Ev STATE_DIRECTORY , XDG_STATE_HOME , XDG_CONFIG_HOME\n"
	"See\n"
	".Sx FILES .\n"
	".El\n"
	".Sh FILES\n"
	"The ini is what\n"
	".Fl c\n"
	"names, else the first of\n"
	".Pa ./aggregator.ini ,\n"
	".Pa $XDG_CONFIG_HOME/tagdigest/aggregator.ini\n"
	"and\n"
	".Pa /etc/tagdigest/aggregator.ini .\n"
	"The database\n"
	".Pa tagdigest.db ,\n"
	"what belongs to it\n"
	".Pq Pa ways.key , tagdigest.last\n"
	"and, with access tokens,\n"
	".Pa refresh.tokens ,\n"
	"and the lock files lie in\n"
	".Cm state_dir ,\n"
	"else in\n"
	".Pa $STATE_DIRECTORY ,\n"
	"else in\n"
	".Pa $XDG_STATE_HOME/tagdigest ,\n"
	"else in\n"
	".Pa /var/lib/tagdigest\n"
	"for root and\n"
	".Pa ~/.local/state/tagdigest\n"
	"for anybody else.\n"
	".Sh EXIT STATUS\n"
	"As in\n"
	".In sysexits.h :\n"
	"0 all is well, also when nothing was due or another run was at it;\n"
	"64 the command line is wrong;\n"
	"65 a file to parse is no feed, or one to import no export that can be read;\n"
	"69 the mail server or a source refused for good;\n"
	"71 or 74 the operating system or the database failed;\n"
	"75 try again later: every due source failed, mail is owed and could not be sent,\n"
	"a mail may or may not have arrived, or what was asked for is being done already,\n"
	"as a second import beside one;\n"
	"78 the ini is wrong, every mistake having been named.\n"
	".Sh EXAMPLES\n"
	"A first digest to yourself:\n"
	".Bd -literal -offset indent\n"
	"tagdigest init\n"
	"tagdigest check\n"
	"tagdigest check --online\n"
	"tagdigest poll\n"
	"tagdigest preview\n"
	"tagdigest send --to me@example.org\n"
	".Ed\n"
	".Pp\n"
	"Readers get nothing before the period in progress is over; the one before it,\n"
	"to yourself and then to all:\n"
	".Bd -literal -offset indent\n"
	"tagdigest send --last --to me@example.org\n"
	"tagdigest send --last\n"
	".Ed\n"
	".Sh STANDARDS\n"
	"RFC 2369, RFC 2919 and RFC 3834 (headers of list mail), RFC 4287 (Atom),\n"
	"RFC 5321 (SMTP), RFC 9110 (conditional requests, Retry-After),\n"
	"RFC 9111 (max-age, Expires).\n"
	".Sh SECURITY CONSIDERATIONS\n"
	"All remote text is taken to be hostile.\n"
	"Nothing in the mail is loaded from anywhere, and no link is counted.\n"
	"Secrets are read from files that nobody else may read, from a command, or from the\n"
	"environment; never from the command line.\n";

static const char search_words[] =
	".Sh SEARCH AND EXPORT\n"
	"Both tell of stored posts, whether or not an edition had them, what a digest of the\n"
	"ini may show by its rules of today, and no more of each: of whoever allows an excerpt\n"
	"alone (see\n"
	".Sx CONSENT )\n"
	"that, and in a search nothing is found but by that.\n"
	"What was dropped, waits for a yes, was refused or is of an author whom the ini keeps\n"
	"out is not there.\n"
	".Pp\n"
	".Ic search\n"
	"looks for posts in which all of the words stand: in their text, title, warning and\n"
	"poll, what their pictures show and how the page is called that they link to.\n"
	"Capitals and accents do not matter.\n"
	"A phrase stands in quotes, which the shell must leave\n"
	".Pq Li \\(aq\\(dqmarking rubric\\(dq\\(aq ;\n"
	".Li teach*\n"
	"is any word that begins so, and\n"
	".Li #JoyFE\n"
	"the hashtag, by whichever of its names; in a hashtag accents count.\n"
	"Nothing else is special.\n"
	"The first search puts all words into an index and later ones what came since, so that\n"
	"it has to write to the database; when words are deleted the index is, too.\n"
	".Pp\n"
	".Ic export\n"
	"prints one post a line as\n"
	".Ic parse\n"
	"does, or with\n"
	".Fl -format Cm csv\n"
	"a table (RFC 4180, UTF-8) of these columns:\n"
	".Li published , author , author_handle , author_url , title , text , link , id , tags ,\n"
	".Li language , network , warning , updated , consent\n"
	".Pq Li reduced : No an excerpt alone ,\n"
	".Li group , agreed\n"
	"(the closed group that it was said in, and its yes).\n"
	"Times are RFC 3339, UTC; hashtags are parted by blanks.\n"
	"A field that a spreadsheet would run as a formula begins with an apostrophe, which\n"
	".Ic parse\n"
	"takes off again.\n"
	"Whose words they are stays their right: who gets the record should know that, and that\n"
	"what is forgotten here is not forgotten there.\n"
	"What was said in a closed group that has not agreed to be quoted is not in it, not even\n"
	"its link.\n";

static const char consent_words[] =
	"The words in a digest are those of people who may not know it.\n"
	"A post is kept out where they, or their platform, say no; where they have not opted\n"
	"in to being found, or allow less than everything, it is shown as author, link and an\n"
	"excerpt of 280 characters, and what its pictures show is not quoted; else as an\n"
	"excerpt of 480.\n"
	"Of all that was ever seen of a post, from wherever, under any of its names and in\n"
	"whatever order, the strictest counts; what is missing is no yes, and what is not known\n"
	"is not public.\n"
	"What an author says of all their posts holds for those, too, that are read without such\n"
	"signs (RSS), and takes back what is not mailed yet; a later yes counts for what is\n"
	"written after the last no.\n"
	"A quoted post of somebody else is judged by its own signs.\n"
	"No type of source reads posts and actors of ActivityPub, Bluesky, user intents or web\n"
	"pages yet: their signs stand here for those that will.\n";

static void
print_command(const Command *command)
{
	g_autofree char *sentence = help_sentence(command);

	printf(".It Cm %s%s%s\n%s\n", command->name, command->arguments[0] != '\0' ? " " : "",
		command->arguments, sentence);
	if (command->options[0].name == NULL && !command->has_json) {
		return;
	}
	printf(".Bl -tag -width Ds -compact\n");
	for (const CommandOption *option = command->options; option->name != NULL; option++) {
		printf(".It Fl -%s", option->name);
		if (option->argument != NULL) {
			printf(" Ar %s", option->argument);
		}
		printf("\n%s\n", option->help);
	}
	if (command->has_json) {
		printf(".It Fl -json\n" HELP_JSON "\n");
	}
	printf(".El\n");
}

void
help_manual(void)
{
	g_autofree char *options = papers_manual();
	g_autofree char *consent = papers_consent();

	fputs(head, stdout);
	printf(".Sh COMMANDS\n.Bl -tag -width Ds\n");
	for (const Command *command = commands; command->name != NULL; command++) {
		print_command(command);
	}
	printf(".El\n.Sh CONFIGURATION\n"
	       "An ini file: sections in brackets, a key and its value on a line, longer\n"
	       "values continued on indented lines, comments on lines that begin with ; or\n"
	       "#.\n%s",
		options);
	printf(".Sh CONSENT\n%s%s%s", consent_words, consent, search_words);
	fputs(tail, stdout);
}
