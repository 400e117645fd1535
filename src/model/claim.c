#include "model/claim.h"

void
claim_free(Claim *claim)
{
	if (claim != NULL) {
		g_free(claim->home);
		g_free(claim->source_url);
		g_free(claim->doc);
		g_free(claim);
	}
}

Match
match_none(void)
{
	return (Match){
		.same = g_array_new(FALSE, FALSE, sizeof(int64_t)),
		.apart = g_array_new(FALSE, FALSE, sizeof(int64_t)),
		.content = MATCH_OWN,
		.has_say = true,
	};
}

void
match_clear(Match *match)
{
	g_clear_pointer(&match->same, g_array_unref);
	g_clear_pointer(&match->apart, g_array_unref);
}
