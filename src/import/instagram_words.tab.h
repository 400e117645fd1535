/*
 * How Instagram's exports name what they say of an account, in the languages that people have set
 * it to, in small letters.
 */
#define INSTAGRAM_USERNAME_WORDS \
	"username", "benutzername", "nom d’utilisateur", "nom d'utilisateur", \
	"nombre de usuario", "nome utente", "gebruikersnaam", "nome de usuário", \
	"nome de utilizador", "enw defnyddiwr"
#define INSTAGRAM_NAME_WORDS "name", "nom", "nombre", "nome", "naam", "enw"
#define INSTAGRAM_PRIVATE_WORDS \
	"private account", "privates konto", "compte privé", "cuenta privada", \
	"account privato", "privéaccount", "conta privada", "cyfrif preifat"
#define INSTAGRAM_YES_WORDS \
	"true", "yes", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "vero", "sì", "waar", \
	"verdadeiro", "sim", "gwir"
#define INSTAGRAM_NO_WORDS \
	"false", "no", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee", "não", "na"
