/** What file: URLs answer: a file's bytes, or a folder's list of files. */
#ifndef TAGDIGEST_FETCH_LOCAL_H
#define TAGDIGEST_FETCH_LOCAL_H

#include <glib.h>
#include <stdbool.h>

#include "model/request.h"

/**
 * Answer as a web server would: 200 with ETag (size and mtime) and Last-Modified, 304 to
 * If-None-Match, 404; status 0 when a file cannot be read, is no regular one, or passes the cap. A
 * folder lists the file: URLs of its regular files, one a line, by name; links, and names that
 * begin with a dot, are left out. A link in a folder is never followed.
 *
 * @request    borrowed; its reach has a path, and reach_refusal() had nothing against its url.
 * @bytes_max  largest body.
 * @return owned.
 */
Reply *local_answer(const Request *request, gsize bytes_max);

#endif
