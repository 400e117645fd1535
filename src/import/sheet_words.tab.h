/* What asks whether a post may be kept. */
#define SHEET_CONSENT_WORDS \
	"consent|consents|consented|consenting|permission|permissions|" \
	"agree|agrees|agreement|optin|optedin|optsin|maywe|mayi|canweshare|" \
	"canwepublish|canweuse|canwequote|canweinclude|canwepost|canishare|" \
	"canipublish|couldweshare|couldwepublish|oktoshare|oktopublish|" \
	"oktoquote|oktouse|oktopost|okaytoshare|okaytopublish|oktobeshared|" \
	"oktobequoted|okaytobeshared|okaytobequoted|happytoshare|" \
	"happyforus|happytobeshared|happytobequoted|allowus|allowed|" \
	"forsharing|maybeshared|maybepublished|canbeshared|canbepublished|" \
	"publishit|shareit|sharethis|sharepublicly|shareable|privacypolicy|" \
	"privacynotice|privacystatement|einwilligung|einverstandnis|" \
	"einverstanden|zustimmung|zustimmen|erlaubnis|freigabe|freigegeben|" \
	"durfenwir|darfich|darfman|durfich|datenschutz|" \
	"datenschutzerklarung|consentement|autorisation|autorise|autorisez|" \
	"accord|accepte|acceptez|pouvonsnous|peuton|puisje|toestemming|" \
	"akkoord|mogenwe|mogenwij|magik|consentimiento|permiso|" \
	"autorizacion|autorizo|podemoscompartir|podemospublicar|" \
	"podemosusar|consenso|autorizzazione|autorizzo|possiamocondividere|" \
	"possiamopubblicare|possiamousare|cydsyniad|caniatad|gawnni"

/* What says who can see it. */
#define SHEET_SEEN_WORDS \
	"visibility|visible|privacy|audience|sharedwith|cansee|maysee|" \
	"whosees|seenby|shownto|viewableby|sichtbarkeit|sichtbar|" \
	"zielgruppe|wersieht|sehenkann|kannsehen|kanndassehen|durfensehen|" \
	"visibilite|confidentialite|peutvoir|peuventvoir|zichtbaarheid|" \
	"zichtbaar|kanzien|magzien|kunnenzien|visibilidad|privacidad|" \
	"audiencia|quienpuede|visibilita|riservatezza|chipuo|gwelededd|" \
	"preifatrwydd"

/* What says that it is not for everybody. */
#define SHEET_HIDDEN_WORDS \
	"private|isprivate|protected|isprotected|hidden|ishidden|" \
	"confidential|isdraft|unpublished|notpublic|nonpublic|membersonly|" \
	"friendsonly|privat|geschutzt|vertraulich|versteckt|" \
	"nichtoffentlich|prive|privee|protege|confidentiel|nonpublique|" \
	"beschermd|afgeschermd|vertrouwelijk|verborgen|nietopenbaar|" \
	"privado|privada|protegido|confidencial|privato|privata|protetto|" \
	"riservato|preifat"

/*
 * What the columns of tables are called that people keep posts in: by `tagdigest export` itself
 * (flow/record), by TAGS (tags.hawksey.info),
 * Wakelet, forms of Google and Microsoft, exports of many tools, and by hand; in small letters,
 * without blanks, signs and accents. Of several columns with one meaning the one whose word stands
 * first is read, but of what a column says of who may see a post, or have it, each counts. A name
 * of several words has the meaning of the first row that has one of them, where the row says that
 * it may (SHEET_PART: "Your message"), or up to four of them in turn, however long the name is
 * (SHEET_TERM: "May we share this?", "Who can see it"). What a row of SHEET_BESIDE or
 * SHEET_ALSO names has its other meaning, too: "Status" may be a text, or "private".
 * What asks for a yes or a no in other words is known by sheet_question.tab.h.
 */
#define SHEET_WORD_ROWS \
	{ SHEET_CONSENT, SHEET_TERM, SHEET_CONSENT_WORDS }, \
	{ SHEET_OPEN, SHEET_WHOLE, \
		"public|ispublic|makepublic|postispublic|isvisible|visible|" \
		"sichtbar|zichtbaar|offentlich|istoffentlich|oeffentlich|estpublic|" \
		"openbaar|isopenbaar|publico|espublico|pubblico|cyhoeddus|" \
		"indexable|searchable" }, \
	{ SHEET_NEVER, SHEET_PART, \
		"email|emailaddress|mail|mailaddress|emailadresse|courriel|correo|" \
		"correoelectronico|phone|telephone|mobile" }, \
	{ SHEET_SEEN, SHEET_TERM, SHEET_SEEN_WORDS }, \
	{ SHEET_REFUSED, SHEET_TERM, \
		"noindex|nobot|noarchive|optout|optedout|donotshare|dontshare|" \
		"donotpublish|dontpublish|donotquote|dontquote|donotuse|" \
		"notforsharing|notforpublication|nichtteilen|nichtveroffentlichen|" \
		"nichtzitieren|nepaspartager|nepaspublier|nietdelen|nietpubliceren|" \
		"nocompartir|nopublicar|noncondividere|nonpubblicare" }, \
	{ SHEET_HIDDEN, SHEET_TERM, SHEET_HIDDEN_WORDS }, \
	{ SHEET_CONSENT, SHEET_WHOLE, \
		"publish|include|publishable|quotable|gdpr|dsgvo|rgpd" }, \
	{ SHEET_SEEN, SHEET_WHOLE, \
		"scope|access|accesslevel|acl|sharing|sharingsetting|sharewith|" \
		"whoisthisfor|forwhom|furwen|pourqui|voorwie|paraquien|perchi" }, \
	{ SHEET_HIDDEN, SHEET_WHOLE, "secret|draft|geheim|entwurf|brouillon" }, \
	{ SHEET_STATE, SHEET_BESIDE, "status|state|statut|estado|stato|statws" }, \
	{ SHEET_FLAG, SHEET_ALSO, "published|posted|moderation|approval|review" }, \
	{ SHEET_LETTER, SHEET_WHOLE, \
		"to|cc|bcc|recipient|recipients|recipientprofileurls|" \
		"conversationid|conversationtitle|folder|inbox|receiver|sentat" }, \
	{ SHEET_URL, SHEET_PART, \
		"statusurl|permalink|posturl|tweeturl|postlink|tweetlink|url|link|" \
		"uri|adresse|enlace|lien|dolen" }, \
	{ SHEET_TEXT, SHEET_PART, \
		"text|fulltext|tweettext|posttext|tweet|caption|message|content|" \
		"contents|post|body|status|comment|quote|note|description|texte|" \
		"texto|testo|testun|nachricht|beitrag|mensaje|neges|bericht|" \
		"messaggio|publication|publicacion|tekst|inhoud|inhalt" }, \
	{ SHEET_DATE, SHEET_WHOLE, \
		"createdat|publishedat|postedat|publishedon|postedon|published|" \
		"posted|postdate|dateposted|datecreated|timestamp|datetime|created|" \
		"date|time|zeitstempel|datum|horodateur|fecha|marcatemporal|" \
		"dyddiad|informazionicronologiche|tijdstempel|tijdstip|datumentijd|" \
		"geplaatst|geplaatstop|gepostop|postdatum|zeitpunkt|datumuhrzeit|" \
		"erstelltam|veroffentlicht|veroffentlichtam|datedepublication|" \
		"publiele|dateetheure|fechadepublicacion|fechayhora|dataeora|" \
		"datadipubblicazione" }, \
	{ SHEET_EDITED, SHEET_WHOLE, "updatedat|editedat|updated|edited|lastmodified" }, \
	{ SHEET_HANDLE, SHEET_WHOLE, \
		"authorhandle|fromuser|username|screenname|userscreenname|handle|" \
		"account|twitterhandle|twitter|user|benutzername|gebruikersnaam" }, \
	{ SHEET_NAME, SHEET_PART, \
		"author|authorname|displayname|fullname|name|yourname|creator|" \
		"postedby|from|sender|autor|auteur|autore|nombre|nom|nome|naam|enw" }, \
	{ SHEET_ID, SHEET_WHOLE, "idstr|tweetid|statusid|postid|id|guid" }, \
	{ SHEET_TAGS, SHEET_WHOLE, \
		"hashtags|tags|hashtag|tag|categories|keywords|labels" }, \
	{ SHEET_LANGUAGE, SHEET_WHOLE, "lang|language|sprache|langue|idioma|iaith" }, \
	{ SHEET_TITLE, SHEET_WHOLE, "title|headline|titel|titre|titulo|titolo|teitl" }, \
	{ SHEET_ENTITIES, SHEET_WHOLE, "entitiesstr|entities" }, \
	{ SHEET_AUTHOR_URL, SHEET_WHOLE, \
		"authorurl|authorlink|profileurl|profilelink" }, \
	{ SHEET_NETWORK, SHEET_WHOLE, "network|platform" }, \
	{ SHEET_WARNING, SHEET_WHOLE, "warning|contentwarning|spoilertext" }, \
	{ SHEET_GROUP, SHEET_WHOLE, "group" }, \
	{ SHEET_AGREED, SHEET_WHOLE, "agreed" }

/* What is a yes in a field; anything else is none. */
#define SHEET_YES_WORDS \
	"yes|y|true|t|1|10|x|on|ok|okay|sure|open|agree|agreed|iagree|" \
	"iconsent|ido|accept|accepted|allow|allowed|granted|yesplease|" \
	"yesyoumay|yesyoucan|yesofcourse|yesiagree|yesiconsent|yesido|ja|" \
	"jagerne|jabitte|gerne|einverstanden|ichstimmezu|jaichstimmezu|" \
	"ichbineinverstanden|oui|ouibiensur|daccord|jaccepte|vrai|approved|" \
	"akkoord|waar|wahr|si|acepto|deacuerdo|verdadero|accetto|vero|ie|" \
	"ydw"

/* What is a no. */
#define SHEET_NO_WORDS \
	"no|n|false|f|0|00|off|none|never|nein|falsch|non|jamais|faux|nee|" \
	"nooit|onwaar|falso|nunca|mai|na|nacydw|nodonot|refused|nothanks|" \
	"nil"

/* What stands in a field of which nothing is known. */
#define SHEET_NOTHING_WORDS \
	"null|nan"

/* The state of what is not for everybody. */
#define SHEET_STATE_WORDS \
	"private|privat|prive|privado|privato|protected|hidden|draft|" \
	"autodraft|entwurf|brouillon|concept|borrador|bozza|pending|" \
	"pendingreview|trash|trashed|deleted|unpublished|unlisted|archived|" \
	"rejected|spam|future|scheduled|followers|friends|direct|limited|" \
	"unapproved|declined|denied|refused|removed|withdrawn|onhold|" \
	"inreview|underreview|internal|suspended|restricted|members|erased|" \
	"notapproved|notpublished|notpublic|notok|notvisible|notshared|" \
	"notready|notyet|awaitingapproval|nichtfreigegeben|nichtgenehmigt|" \
	"nichtoffentlich|nonapprouve|nonpublie|pasapprouve|paspublie|" \
	"nietgoedgekeurd|nietgepubliceerd|noaprobado|nopublicado|" \
	"nonapprovato|nonpubblicato|geloscht|abgelehnt|ausstehend|" \
	"zuruckgezogen|archiviert|intern|supprime|rejete|refuse|enattente|" \
	"retire|verwijderd|geweigerd|inafwachting|ingetrokken|eliminado|" \
	"rechazado|pendiente|retirado|eliminato|rifiutato|inattesa|" \
	"ritirato|dilewyd|gwrthodwyd"

/* For whom it was, where that is everybody. */
#define SHEET_PUBLIC_WORDS \
	"public|everyone|everybody|anyone|anybody|world|all|open|publicly|" \
	"offentlich|oeffentlich|alle|jeder|allewelt|toutlemonde|tous|tout|" \
	"publique|openbaar|iedereen|publico|publica|todos|todoelmundo|" \
	"pubblico|pubblica|tutti|cyhoeddus|pawb"
