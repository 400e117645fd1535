/*
 * The sentences by which Facebook says in what group somebody posted, in the languages that people
 * have set it to: the words before the group's name, and those behind it. The longer words come
 * first. "Ada Byron posted in Soup Lovers.", "Ada Byron shared a link to the group: Soup Lovers."
 */
#define FACEBOOK_TITLE_ROWS \
	{ " to the group: ", "" }, { " in the group: ", "" }, { " in the group ", "" }, \
	{ " posted something in ", "" }, { " posted in ", "" }, { " post in ", "" }, \
	{ " comment in ", "" }, { " photo in ", "" }, { " video in ", "" }, { " poll in ", "" }, \
	{ " reply in ", "" }, \
	{ " zur Gruppe: ", "" }, { " in der Gruppe: ", "" }, { " in der Gruppe ", "" }, \
	{ " hat etwas in ", " gepostet" }, { " hat in ", " gepostet" }, \
	{ " Beitrag in ", " kommentiert" }, { " Kommentar in ", " geantwortet" }, \
	{ " dans le groupe : ", "" }, { " au groupe : ", "" }, { " dans le groupe ", "" }, \
	{ " a publi\u00e9 dans ", "" }, { " publication dans ", "" }, \
	{ " en el grupo: ", "" }, { " al grupo: ", "" }, { " en el grupo ", "" }, \
	{ " public\u00f3 en ", "" }, { " publicaci\u00f3n en ", "" }, \
	{ " nel gruppo: ", "" }, { " nel gruppo ", "" }, { " ha pubblicato in ", "" }, \
	{ " no grupo: ", "" }, { " no grupo ", "" }, { " publicou em ", "" }, \
	{ " in de groep: ", "" }, { " in de groep ", "" }, { " heeft in ", " geplaatst" }, \
	{ " yn y gr\u0175p: ", "" }, { " yn y gr\u0175p ", "" }
