"""Identifiers of the records, so that a request's number is never taken for a person's."""

from typing import NewType

UnitId = NewType("UnitId", int)
PersonId = NewType("PersonId", int)
#: The number by which the messenger knows a person; opaque to the domain.
AccountId = NewType("AccountId", int)
InviteId = NewType("InviteId", int)
TopicId = NewType("TopicId", int)
HelpRequestId = NewType("HelpRequestId", int)
HelpOfferId = NewType("HelpOfferId", int)
TalkMessageId = NewType("TalkMessageId", int)
AnswerId = NewType("AnswerId", int)
MentorListId = NewType("MentorListId", int)
MentorshipRequestId = NewType("MentorshipRequestId", int)
MentorshipId = NewType("MentorshipId", int)
ClosingId = NewType("ClosingId", int)
MeetingId = NewType("MeetingId", int)
SeriesId = NewType("SeriesId", int)
OpenHourId = NewType("OpenHourId", int)
SpeedMeetingId = NewType("SpeedMeetingId", int)
MediationId = NewType("MediationId", int)
MentorshipChangeId = NewType("MentorshipChangeId", int)
ParticipationConsentId = NewType("ParticipationConsentId", int)
OrderId = NewType("OrderId", int)
RotationId = NewType("RotationId", int)
NextStepId = NewType("NextStepId", int)
NoticeId = NewType("NoticeId", int)
