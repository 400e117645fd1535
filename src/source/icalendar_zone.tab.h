/*
 * What Exchange and Outlook call time zones, and the IANA name that is meant: the territory "001"
 * of CLDR's windowsZones (unicode.org/cldr), as far as people are likely to meet there.
 */
#define ICALENDAR_ZONES \
	{"Dateline Standard Time", "Etc/GMT+12"}, {"Hawaiian Standard Time", "Pacific/Honolulu"}, \
	{"Alaskan Standard Time", "America/Anchorage"}, \
	{"Pacific Standard Time", "America/Los_Angeles"}, \
	{"US Mountain Standard Time", "America/Phoenix"}, \
	{"Mountain Standard Time", "America/Denver"}, \
	{"Central Standard Time", "America/Chicago"}, \
	{"Canada Central Standard Time", "America/Regina"}, \
	{"Central Standard Time (Mexico)", "America/Mexico_City"}, \
	{"SA Pacific Standard Time", "America/Bogota"}, \
	{"Eastern Standard Time", "America/New_York"}, \
	{"US Eastern Standard Time", "America/Indianapolis"}, \
	{"Atlantic Standard Time", "America/Halifax"}, \
	{"SA Western Standard Time", "America/La_Paz"}, \
	{"Newfoundland Standard Time", "America/St_Johns"}, \
	{"E. South America Standard Time", "America/Sao_Paulo"}, \
	{"Argentina Standard Time", "America/Buenos_Aires"}, \
	{"Pacific SA Standard Time", "America/Santiago"}, \
	{"Azores Standard Time", "Atlantic/Azores"}, {"UTC", "UTC"}, {"GMT", "UTC"}, \
	{"Coordinated Universal Time", "UTC"}, {"GMT Standard Time", "Europe/London"}, \
	{"Greenwich Standard Time", "Atlantic/Reykjavik"}, \
	{"W. Europe Standard Time", "Europe/Berlin"}, \
	{"Central Europe Standard Time", "Europe/Budapest"}, \
	{"Romance Standard Time", "Europe/Paris"}, \
	{"Central European Standard Time", "Europe/Warsaw"}, \
	{"W. Central Africa Standard Time", "Africa/Lagos"}, \
	{"Morocco Standard Time", "Africa/Casablanca"}, {"GTB Standard Time", "Europe/Bucharest"}, \
	{"FLE Standard Time", "Europe/Kiev"}, {"E. Europe Standard Time", "Europe/Chisinau"}, \
	{"Egypt Standard Time", "Africa/Cairo"}, \
	{"South Africa Standard Time", "Africa/Johannesburg"}, \
	{"Israel Standard Time", "Asia/Jerusalem"}, {"Jordan Standard Time", "Asia/Amman"}, \
	{"Turkey Standard Time", "Europe/Istanbul"}, {"Arabic Standard Time", "Asia/Baghdad"}, \
	{"Arab Standard Time", "Asia/Riyadh"}, {"Russian Standard Time", "Europe/Moscow"}, \
	{"E. Africa Standard Time", "Africa/Nairobi"}, {"Iran Standard Time", "Asia/Tehran"}, \
	{"Arabian Standard Time", "Asia/Dubai"}, {"Pakistan Standard Time", "Asia/Karachi"}, \
	{"India Standard Time", "Asia/Calcutta"}, {"Sri Lanka Standard Time", "Asia/Colombo"}, \
	{"Nepal Standard Time", "Asia/Katmandu"}, {"Bangladesh Standard Time", "Asia/Dhaka"}, \
	{"SE Asia Standard Time", "Asia/Bangkok"}, {"China Standard Time", "Asia/Shanghai"}, \
	{"Singapore Standard Time", "Asia/Singapore"}, {"Taipei Standard Time", "Asia/Taipei"}, \
	{"W. Australia Standard Time", "Australia/Perth"}, \
	{"Tokyo Standard Time", "Asia/Tokyo"}, {"Korea Standard Time", "Asia/Seoul"}, \
	{"Cen. Australia Standard Time", "Australia/Adelaide"}, \
	{"AUS Central Standard Time", "Australia/Darwin"}, \
	{"E. Australia Standard Time", "Australia/Brisbane"}, \
	{"AUS Eastern Standard Time", "Australia/Sydney"}, \
	{"Tasmania Standard Time", "Australia/Hobart"}, \
	{"New Zealand Standard Time", "Pacific/Auckland"}, \
	{"Fiji Standard Time", "Pacific/Fiji"}, {"Samoa Standard Time", "Pacific/Apia"}
