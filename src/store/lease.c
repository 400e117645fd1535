#include "store/lease.h"

bool
lease_take_dead(DbStatement *update, const char *machine, int64_t now_s, int *count, GError **error)
{
	db_bind_text(update, "$owner", machine);
	db_bind_int(update, "$until_s", now_s);
	db_bind_text(update, "$detail", "the run was ended before the server answered");
	db_bind_int(update, "$changed_s", now_s);
	return db_run(update, count, error);
}
