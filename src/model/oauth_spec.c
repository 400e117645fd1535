#include "model/oauth_spec.h"

void
oauth_spec_clear(OauthSpec *spec)
{
	g_free(spec->token_url);
	g_free(spec->client_id);
	*spec = (OauthSpec){ .token_url = NULL };
}
