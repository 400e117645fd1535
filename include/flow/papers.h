/** What is made from the tables of options and of signs of consent for people to read. */
#ifndef TAGDIGEST_FLOW_PAPERS_H
#define TAGDIGEST_FLOW_PAPERS_H

/** aggregator.ini.example: every key with its help, commented out at its default. @return owned. */
char *papers_example(void);

/**
 * The short ini that `init` writes.
 *
 * @contact, @relay, @tags  borrowed; NULL: a placeholder to fill in.
 * @return owned.
 */
char *papers_starter(const char *contact, const char *relay, const char *tags);

/** The man page's table of options, mdoc. @return owned. */
char *papers_manual(void);

/** The man page's table of signs by which authors say who may show them, mdoc. @return owned. */
char *papers_consent(void);

#endif
