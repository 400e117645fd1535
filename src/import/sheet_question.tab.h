/*
 * Words by which the columns of tables ask whether a post may be kept, folded as those of
 * sheet_words.tab.h are, in English, German, French, Dutch, Spanish, Italian and Welsh. Each row is
 * a bit of sheet_question.c; up to four words in turn may be one.
 */
#define SHEET_QUESTION_ROWS \
	{ ASKS, \
		"may|can|could|might|should|shall|darf|durfen|kann|konnen|soll|" \
		"sollen|peut|peuvent|peuton|pouvons|puis|puede|pueden|podemos|" \
		"puedo|puo|possono|possiamo|posso|mag|mogen|kan|kunnen|gallwn|" \
		"gaiff|allwn" }, \
	{ WILLING, \
		"ok|okay|happy|agree|agreed|agrees|allow|allowed|allows|willing|" \
		"want|wants|wish|fine|glad|einverstanden|mochte|accord|daccord|" \
		"acuerdo|accordo|akkoord|hapus|cytuno" }, \
	{ WE, \
		"we|us|i|wir|ich|man|nous|je|on|wij|ik|men|podemos|puedo|possiamo|" \
		"posso|pouvons|puis|ni|gallwn" }, \
	{ DO, \
		"share|sharing|publish|publishing|quote|quoting|use|using|include|" \
		"including|repost|feature|print|forward|teilen|veroffentlichen|" \
		"zitieren|verwenden|nutzen|weitergeben|partager|partagez|publier|" \
		"publiez|citez|utilisez|citer|utiliser|delen|publiceren|citeren|" \
		"gebruiken|compartir|compartirlo|compartirse|publicar|publicarlo|" \
		"citar|usar|usarlo|condividere|condividerlo|pubblicare|pubblicarlo|" \
		"citare|usare|comparta|compartan|condividete|condivida|rannu|" \
		"rhannu|cyhoeddi|gyhoeddi|dyfynnu|ddyfynnu" }, \
	{ DONE, \
		"shared|published|quoted|used|included|reposted|featured|printed|" \
		"forwarded|geteilt|veroffentlicht|zitiert|verwendet|genutzt|" \
		"weitergegeben|partage|partagee|publie|publiee|cite|citee|utilise|" \
		"utilisee|gedeeld|gepubliceerd|geciteerd|gebruikt|compartido|" \
		"compartida|publicado|publicada|citado|citada|usado|usada|" \
		"condiviso|condivisa|pubblicato|pubblicata|citato|citata|usato|" \
		"usata" }, \
	{ CONSENT, SHEET_CONSENT_WORDS "|gdpr|dsgvo|rgpd" }, \
	{ SEEN, SHEET_SEEN_WORDS }, \
	{ HIDDEN, SHEET_HIDDEN_WORDS }, \
	{ PUBLIC, \
		"public|publicly|offentlich|oeffentlich|publique|openbaar|publico|" \
		"publica|pubblico|pubblica|cyhoeddus" }, \
	{ IS, \
		"is|be|make|made|want|set|go|it|this|ist|sein|machen|est|etre|" \
		"rendre|maken|zijn|es|ser|hacer|hacerlo|e|essere|rendere|renderlo|" \
		"ydy|yn|gwneud" }, \
	{ APPROVED, \
		"approved|isapproved|indexable|isindexable|searchable|issearchable|" \
		"ispublished|isshared|islisted|genehmigt|zugelassen|approuve|" \
		"approuvee|goedgekeurd|aprobado|aprobada|approvato|approvata|" \
		"cymeradwywyd" }, \
	{ NOT, \
		"not|dont|doesnt|wont|cannot|cant|isnt|arent|didnt|wouldnt|" \
		"shouldnt|never|non|nicht|kein|keine|keinen|keiner|nie|ne|pas|" \
		"jamais|niet|geen|nooit|nunca|dim|ddim|peidiwch|peidio|nor|neither" }, \
	{ EXCEPT, "without|ohne|sans|sin|senza|zonder|unless|except|only" }, \
	{ AGAINST, \
		"withdraw|withdraws|withdrawn|withdrew|withdrawal|revoke|revoked|" \
		"revocation|refuse|refuses|refused|refusal|decline|declines|" \
		"declined|deny|denies|denied|object|objects|objected|objection|" \
		"objections|oppose|opposes|opposed|opposition|against|mind|prevent|" \
		"forbid|forbidden|prohibited|rescind|rescinded|ended|expired|" \
		"lapsed|cancelled|canceled|stop|stopped|remove|removed|delete|" \
		"deleted|widerrufen|widerruf|widerrufe|widerspruch|widersprochen|" \
		"widerspreche|abgelehnt|ablehnen|verweigert|verweigere|untersagt|" \
		"zuruckgezogen|retire|retiree|retirer|retrait|refus|opposez|" \
		"ingetrokken|intrekken|geweigerd|weiger|bezwaar|herroepen|retirado|" \
		"retirada|retirar|revocado|revocada|rechazado|rechazada|rechazo|" \
		"denegado|opone|ritirato|ritirata|ritirare|revocato|revocata|" \
		"rifiutato|rifiutata|rifiuto|negato|gwrthod|gwrthodwyd|tynnu|" \
		"tynnwyd" }, \
	{ OUT, \
		"optout|optedout|optingout|stayout|stayingout|keepout|keptout|" \
		"keepthisout|keepitout|keepmeout|leaveout|leftout|leavethisout|" \
		"leaveitout|leavemeout|takedown|takendown|takethisdown|takeitdown" }, \
	{ GONE, \
		"delete|deleted|deletion|isdeleted|deletedat|remove|removed|" \
		"removal|erase|erased|erasure|trash|trashed|retract|retracted|" \
		"withdraw|withdrawn|withdrew|withdrawal|revoked|refused|declined|" \
		"rejected|suspended|unlisted|unlist|unpublish|unpublished|" \
		"unapproved|unshared|archived|isarchived|expired|redacted|" \
		"disapproved|exclude|excluded|hide|blocked|flagged|spam|isspam|" \
		"tombstone|gone|widerspruch|widersprochen|widerruf|refus|retrait|" \
		"rifiuto|rechazo|bezwaar|geloscht|loschen|entfernt|entfernen|" \
		"archiviert|zuruckgezogen|widerrufen|abgelehnt|gesperrt|supprime|" \
		"supprimee|supprimer|efface|effacee|effacer|retiree|archivee|" \
		"refusee|verwijderd|verwijderen|gewist|ingetrokken|gearchiveerd|" \
		"geweigerd|eliminado|eliminada|eliminar|borrado|borrada|borrar|" \
		"retirado|retirada|archivado|archivada|rechazado|rechazada|" \
		"eliminato|eliminata|eliminare|cancellato|cancellata|cancellare|" \
		"rimosso|rimossa|ritirato|ritirata|archiviato|archiviata|rifiutato|" \
		"rifiutata|dileu|dilewyd|dilewch|tynnwyd|archifwyd|gwrthodwyd" }, \
	{ FOR_SOME, \
		"internal|isinternal|intern|interne|interno|interna|mewnol|" \
		"restricted|isrestricted|restriction|restrictions|justforus|" \
		"justforme|justme|justus|followersonly|membersonly|friendsonly|" \
		"staffonly|teamonly|grouponly|teachersonly|schoolonly|contactsonly|" \
		"subscribersonly|onlyme|onlyus|onlyfriends|onlyfollowers|" \
		"onlymembers|onlystaff|onlyteachers|onlythegroup|nurfreunde|" \
		"nurmitglieder|nurfollower|nurkollegium|nurteam|nurich|" \
		"seulementamis|amisseulement|membresseulement|moiuniquement|" \
		"alleenvrienden|alleenleden|alleenvolgers|soloamigos|solomiembros|" \
		"soloseguidores|soloyo|soloamici|solomembri|solofollower|soloio" }, \
	{ NAMELESS, \
		"anonymous|anonymously|anonymised|anonymized|anonymise|anonymize|" \
		"anonym|anonyme|anonymisiert|anonimo|anonima|anonymiser|anoniem|" \
		"dienw" }, \
	{ THING, \
		"url|uri|link|id|ids|count|counts|number|total|code|ref|key|" \
		"metrics|metric|likes|name|names|date|time|at|on|by|since|note|" \
		"notes|comment|comments" }, \
	{ MANY, "count|counts|number|total|metrics" }, \
	{ WHAT, "anything|something|etwas|quelquechose|iets|algo|qualcosa|rhywbeth" }, \
	{ ADDRESS, \
		"email|mail|emails|emailaddress|courriel|correo|phone|telephone|" \
		"mobile" }

/* What a name begins with that asks for words, and for no yes. */
#define SHEET_QUESTION_BEGINS \
	"what|which|how|when|where|why|thoughts|ideas|tips|any|was|welche|" \
	"welchen|wie|wo|wann|warum|que|quoi|quel|quelle|quels|quelles|" \
	"comment|quand|pourquoi|wat|welke|hoe|waar|wanneer|cual|como|" \
	"cuando|donde|che|cosa|quale|come|quando|dove|beth|sut|pryd|ble"

/* Where it is to stand: "Use in newsletter". */
#define SHEET_QUESTION_PLACES \
	"newsletter|digest|bulletin|website|blog|rundbrief|newsletters|" \
	"lettre|infolettre|nieuwsbrief|boletin|bollettino|cylchlythyr"

/* What begins a name that asks to do so. */
#define SHEET_QUESTION_ORDERS \
	"share|publish|quote|use|include|repost|feature|teilen|" \
	"veroffentlichen|zitieren|verwenden|partager|publier|citer|delen|" \
	"publiceren|citeren|compartir|publicar|citar|condividere|" \
	"pubblicare|citare|rhannu|cyhoeddi|dyfynnu"
