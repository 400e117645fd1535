/* The keys of OAuth 2.0, of [smtp] and of [inbox]: rows of the option table. */
	{ "token_command", JUDGED(COMMAND), .is_secret = true,
		.example = "oauth2-helper digest@example.org",
		.help = "A program that prints an access token, and its arguments." },
	{ "token_url", TEXT(oauth.token_url),
		.example = "https://login.microsoftonline.com/common/oauth2/v2.0/token",
		.help = "Where access tokens are given for the refresh token." },
	{ "client_id", TEXT(oauth.client_id), .help = "The application's id there.",
		.example = "9e5f94bc-e8a4-4e73-b8be-63364c29d753" },
	{ "client_secret_file", JUDGED(PATH), .is_secret = true, .example = "oauth2.client",
		.help = "A file whose first line is the application's secret, where it has one "
			"(chmod 600)." },
	{ "refresh_token_file", JUDGED(PATH), .is_secret = true, .example = "oauth2.refresh",
		.help = "A file whose first line is the refresh token (chmod 600). A newer one "
			"that the server gives is kept in state_dir." },
