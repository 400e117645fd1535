/** What a library keeps to itself about its connection: the socket. */
#ifndef TAGDIGEST_MAIL_SOCKET_H
#define TAGDIGEST_MAIL_SOCKET_H

#include <glib.h>
#include <stdbool.h>

/**
 * Find the socket that was connected to @port just now, by its Nagle's algorithm being still on,
 * and turn that off. @return a file number, or -1.
 */
int socket_quicken(guint port);

/** Whether the other side has said something or hung up. @socket may be -1 (then false). */
bool socket_has_news(int socket);

/** Whether the other side has hung up, whatever of its words is still unread. */
bool socket_is_closed(int socket);

/** Hang up at once: nothing more goes out, nothing more comes in. @socket may be -1. */
void socket_break(int socket);

/** Give up every connection of this process that is being made: whoever waits for it goes on. */
void socket_break_connecting(void);

/** Hear no more: what is still said goes out, and reading finds the end. @socket may be -1. */
void socket_stop_listening(int socket);

#endif
