-- What takes place by a calendar: each date of it, as its source was last read. The table of before
-- was never written to.
DROP TABLE event;
CREATE TABLE event (
	source {int} NOT NULL REFERENCES source (id),
	uid TEXT NOT NULL, -- RFC 5545, 3.8.4.7
	recurrence TEXT NOT NULL, -- which of a series
	start_s {int} NOT NULL,
	over_s {int} NOT NULL, -- when it is over: its end, or its beginning where it has none
	doc TEXT NOT NULL, -- JSON (model/event)
	PRIMARY KEY (source, uid, recurrence)
) {strict};
CREATE INDEX event_start ON event (start_s);

-- What readers' calendars hold by our mails, until it is over: a change is known by its uid.
CREATE TABLE event_told (
	digest TEXT NOT NULL,
	is_by_month {int} NOT NULL, -- to those of its readers who have it once a month
	uid TEXT NOT NULL, -- as the mail has it
	over_s {int} NOT NULL,
	doc TEXT NOT NULL, -- JSON, as it was told last
	PRIMARY KEY (digest, is_by_month, uid)
) {strict};

ALTER TABLE edition ADD COLUMN calendar TEXT; -- iCalendar that comes with its mails; retention takes it
