/*
 * Whose mails tell what was said elsewhere, by the domains of their senders, or by an address where
 * a domain sends other mail as well: as the help pages of these services have them.
 */

/* Of their groups: as a count and links, or quoted where the group agreed. */
static const char *const mailing_group_platforms[] = { "facebookmail.com", "linkedin.com" };

/* Chats, classrooms and closed communities: to a member of them, and to nobody else. */
static const char *const mailing_chat_platforms[] = { "slack.com", "slackhq.com",
	"teams.microsoft.com", "teams.mail.microsoft", "yammer.com", "engage.mail.microsoft",
	"discord.com", "discordapp.com", "whatsapp.com", "telegram.org", "signal.org", "skype.com",
	"zulip.com", "zulipchat.com", "mattermost.com", "rocket.chat", "element.io", "gitter.im",
	"chat-noreply@google.com", "classroom.google.com", "workplacemail.com", "fbworkmail.com",
	"mail.instagram.com", "nextdoor.com", "circle.so", "mightynetworks.com", "remind.com",
	"classdojo.com", "edmodo.com", "instructure.com" };

/* Where anybody has a list, public or closed: each is named by itself. */
static const char *const mailing_list_hosts[] = { "groups.io", "googlegroups.com" };
