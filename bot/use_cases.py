"""All use cases in one frozen dataclass, so that handlers and dialogs get them by name and type."""

from dataclasses import dataclass, fields
from typing import Self

from mentoring.ports import BeginWork
from mentoring.ports.world import Calendar, Clock
from mentoring.use_cases import (
    answers,
    approvals,
    bank,
    changes,
    closings,
    inviting,
    joining,
    ladder,
    matching,
    mediation,
    meeting_log,
    meeting_outcomes,
    meeting_screens,
    meetings,
    mentor_lists,
    mentor_requests,
    mornings,
    open_hours,
    order_signing,
    orders,
    own_mentorships,
    own_screens,
    own_time,
    paper_templates,
    participation,
    peace,
    people,
    profile,
    proposals,
    request_screens,
    rotation_screens,
    rotations,
    school_calendar,
    situational_help,
    speed_meetings,
    staff_import,
    talk,
    topics,
    units,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCases:
    """Every verb of the product."""

    who_acts: joining.WhoActs
    open_link: joining.OpenLink
    link_at_hand: own_screens.LinkAtHand
    my_place: own_screens.MyPlace
    give_consent: joining.GiveConsent
    refuse_consent: joining.RefuseConsent
    fresh_owner_link: joining.FreshOwnerLink
    answer_profile: profile.AnswerProfile
    skip_question: profile.SkipQuestion
    set_language: profile.SetLanguage
    pause_until: profile.PauseUntil
    switch_unit: profile.SwitchUnit
    what_leaving_means: profile.WhatLeavingMeans
    leave: profile.Leave
    withdraw_consent: profile.WithdrawConsent
    export_my_data: profile.ExportMyData
    invite_person: inviting.InvitePerson
    renew_invite: inviting.RenewInvite
    revoke_invite: inviting.RevokeInvite
    preview_staff: staff_import.PreviewStaff
    apply_staff: staff_import.ApplyStaff
    add_topic: topics.AddTopic
    rename_topic: topics.RenameTopic
    archive_topic: topics.ArchiveTopic
    restore_topic: topics.RestoreTopic
    move_topic: topics.MoveTopic
    change_roles: people.ChangeRoles
    remove_person: people.RemovePerson
    forget_leavers: people.ForgetLeavers
    mark_reachable: people.MarkReachable
    change_unit_setting: units.ChangeUnitSetting
    rename_unit: units.RenameUnit
    write_consent_text: units.WriteConsentText
    add_unit: units.AddUnit
    look_at_calendar: school_calendar.LookAtCalendar
    enter_period: school_calendar.EnterPeriod
    remove_period: school_calendar.RemovePeriod
    set_bells: school_calendar.SetBells
    set_hours: own_time.SetHours
    take_leave: own_time.TakeLeave
    end_leave: own_time.EndLeave
    set_methodical_day: own_time.SetMethodicalDay
    set_lessons: own_time.SetLessons
    let_through: peace.LetThrough
    snooze_notice: peace.SnoozeNotice
    offer_myself: bank.OfferMyself
    nominate_mentor: bank.NominateMentor
    describe_offer: bank.DescribeOffer
    pause_mentor: bank.PauseMentor
    resume_mentor: bank.ResumeMentor
    end_mentoring: bank.EndMentoring
    set_mentee_category: bank.SetMenteeCategory
    write_wishes: bank.WriteWishes
    write_remark: bank.WriteRemark
    propose_mentors: mentor_lists.ProposeMentors
    approve_mentors: mentor_lists.ApproveMentors
    refuse_mentors: mentor_lists.RefuseMentors
    take_mentors_back: mentor_lists.TakeMentorsBack
    # Own mentorships and their ends
    step_back: own_mentorships.StepBack
    edit_goals: own_mentorships.EditGoals
    earliest_end: closings.EarliestEnd
    announce_end: closings.AnnounceEnd
    take_end_back: closings.TakeEndBack
    propose_end: closings.ProposeEnd
    answer_end: closings.AnswerEnd
    warn_of_end: closings.WarnOfEnd
    be_heard: closings.BeHeard
    decide_on_warning: closings.DecideOnWarning
    follow_closing: closings.FollowClosing
    due_closings: closings.DueClosings
    next_closing_due: closings.NextClosingDue
    follow_term: closings.FollowTerm
    due_terms: closings.DueTerms
    next_term_due: closings.NextTermDue
    possible_mediators: mediation.PossibleMediators
    ask_mediator: mediation.AskMediator
    take_mediation: mediation.TakeMediation
    hand_mediation_on: mediation.HandMediationOn
    settle_mediation: mediation.SettleMediation
    withdraw_mediation: mediation.WithdrawMediation
    write_mediation_note: mediation.WriteMediationNote
    follow_mediation: mediation.FollowMediation
    due_mediations: mediation.DueMediations
    next_mediation_due: mediation.NextMediationDue
    propose_mentorship: proposals.ProposeMentorship
    agree_to_mentorship: proposals.AgreeToMentorship
    decline_mentorship: proposals.DeclineMentorship
    withdraw_proposal: proposals.WithdrawProposal
    lapse_proposal: proposals.LapseProposal
    due_proposals: proposals.DueProposals
    next_proposal_deadline: proposals.NextProposalDeadline
    draft_proposal: proposals.DraftProposal
    plan_pairs: matching.PlanPairs
    change_pair: matching.ChangePair
    drop_pairs: matching.DropPairs
    propose_pairs: matching.ProposePairs
    keep_apart: proposals.KeepApart
    let_meet: proposals.LetMeet
    # Open hours
    announce_open_hour: open_hours.AnnounceOpenHour
    sign_up_for_open_hour: open_hours.SignUpForOpenHour
    sign_off_open_hour: open_hours.SignOffOpenHour
    choose_for_seat: open_hours.ChooseForSeat
    move_open_hour: open_hours.MoveOpenHour
    call_off_open_hour: open_hours.CallOffOpenHour
    mark_attendance: open_hours.MarkAttendance
    look_at_hour: open_hours.LookAtHour
    look_at_announced_hour: open_hours.LookAtAnnouncedHour
    follow_open_hour: open_hours.FollowOpenHour
    due_open_hours: open_hours.DueOpenHours
    next_open_hour_due: open_hours.NextOpenHourDue
    # Single meetings
    my_slots: speed_meetings.MySlots
    describe_slots: speed_meetings.DescribeSlots
    offer_weekly: speed_meetings.OfferWeekly
    offer_slot: speed_meetings.OfferSlot
    take_slot_back: speed_meetings.TakeSlotBack
    begin_speed_meeting: speed_meetings.BeginSpeedMeeting
    mentors_to_meet: speed_meetings.MentorsToMeet
    book_slot: speed_meetings.BookSlot
    approve_speed_meeting: speed_meetings.ApproveSpeedMeeting
    refuse_speed_meeting: speed_meetings.RefuseSpeedMeeting
    withdraw_speed_meeting: speed_meetings.WithdrawSpeedMeeting
    speed_request: speed_meetings.SpeedRequest
    lapse_speed_meeting: speed_meetings.LapseSpeedMeeting
    due_speed_meetings: speed_meetings.DueSpeedMeetings
    next_speed_meeting_due: speed_meetings.NextSpeedMeetingDue
    rate_speed_meeting: speed_meetings.RateSpeedMeeting
    go_on_with_mentor: speed_meetings.GoOnWithMentor
    meet_another: speed_meetings.MeetAnother
    # Requests for a mentor
    begin_mentor_request: request_screens.BeginMentorRequest
    want_again: request_screens.WantAgain
    my_times: request_screens.MyTimes
    mentors_to_choose: request_screens.MentorsToChoose
    my_mentor_requests: request_screens.MyMentorRequests
    my_mentor_request: request_screens.MyMentorRequest
    asks_of_me: request_screens.AsksOfMe
    ask_of_me: request_screens.AskOfMe
    write_times: mentor_requests.WriteTimes
    ask_for_mentor: mentor_requests.AskForMentor
    withdraw_mentor_request: mentor_requests.WithdrawMentorRequest
    reply_to_mentor: mentor_requests.ReplyToMentor
    accept_mentee: mentor_requests.AcceptMentee
    decline_mentee: mentor_requests.DeclineMentee
    ask_mentee: mentor_requests.AskMentee
    close_mentor_request: mentor_requests.CloseMentorRequest
    move_mentor_request: mentor_requests.MoveMentorRequest
    due_mentor_requests: mentor_requests.DueMentorRequests
    next_mentor_request_deadline: mentor_requests.NextMentorRequestDeadline
    give_opinion: approvals.GiveOpinion
    ask_council_again: approvals.AskCouncilAgain
    approve_mentorship: approvals.ApproveMentorship
    approve_several: approvals.ApproveSeveral
    return_mentorship: approvals.ReturnMentorship
    send_again: approvals.SendAgain
    refuse_mentorship: approvals.RefuseMentorship
    seek_another_mentor: approvals.SeekAnotherMentor
    move_approval_on: approvals.MoveApprovalOn
    due_approvals: approvals.DueApprovals
    next_approval: approvals.NextApproval
    tell_morning: mornings.TellMorning
    due_mornings: mornings.DueMornings
    next_morning: mornings.NextMorning
    # Papers, consents to take part and orders
    register_consent: participation.RegisterConsent
    hand_in_consent: participation.HandInConsent
    confirm_consent: participation.ConfirmConsent
    send_consent_back: participation.SendConsentBack
    ask_for_consents: participation.AskForConsents
    show_consent: participation.ShowConsent
    begin_without_order: participation.BeginWithoutOrder
    draw_up_order: orders.DrawUpOrder
    add_to_order: orders.AddToOrder
    take_off_order: orders.TakeOffOrder
    describe_order: orders.DescribeOrder
    describe_item: orders.DescribeItem
    send_order: orders.SendOrder
    take_order_back: orders.TakeOrderBack
    discard_order: orders.DiscardOrder
    return_order: orders.ReturnOrder
    show_signed_order: orders.ShowSignedOrder
    check_order_number: order_signing.CheckOrderNumber
    sign_order: order_signing.SignOrder
    put_order_in_force: order_signing.PutOrderInForce
    due_orders: order_signing.DueOrders
    next_order_due: order_signing.NextOrderDue
    propose_change: changes.ProposeChange
    answer_change: changes.AnswerChange
    withdraw_change: changes.WithdrawChange
    accept_change: changes.AcceptChange
    # Records of meetings
    tap_chip: meeting_log.TapChip
    answer_in_log: meeting_log.AnswerInLog
    clear_answer: meeting_log.ClearAnswer
    name_topics: meeting_log.NameTopics
    tick_step: meeting_log.TickStep
    write_shared_note: meeting_log.WriteSharedNote
    write_private_note: meeting_log.WritePrivateNote
    when_next: meeting_log.WhenNext
    replace_template: paper_templates.ReplaceTemplate
    template_in_use: paper_templates.TemplateInUse
    show_template: paper_templates.ShowTemplate
    # Meetings
    begin_meeting: meeting_screens.BeginMeeting
    times_to_meet: meeting_screens.TimesToMeet
    look_at_times: meeting_screens.LookAtTimes
    propose_meeting: meetings.ProposeMeeting
    confirm_meeting: meetings.ConfirmMeeting
    propose_other_times: meetings.ProposeOtherTimes
    decline_meeting: meetings.DeclineMeeting
    call_off_meeting: meetings.CallOffMeeting
    change_place: meetings.ChangePlace
    run_late: meetings.RunLate
    stop_series: meetings.StopSeries
    say_outcome: meeting_outcomes.SayOutcome
    take_attendance: meeting_outcomes.TakeAttendance
    mark_goal: meeting_outcomes.MarkGoal
    put_meeting_in: meeting_outcomes.PutMeetingIn
    decide_meeting: meeting_outcomes.DecideMeeting
    doubt_fit: meeting_outcomes.DoubtFit
    follow_meeting: meeting_outcomes.FollowMeeting
    due_meetings: meeting_outcomes.DueMeetings
    next_meeting_due: meeting_outcomes.NextMeetingDue
    follow_series: meeting_outcomes.FollowSeries
    due_series: meeting_outcomes.DueSeries
    next_series_due: meeting_outcomes.NextSeriesDue

    # Circles of meetings
    gather_rotation: rotations.GatherRotation
    invite_to_rotation: rotations.InviteToRotation
    answer_invitation: rotations.AnswerInvitation
    turn_wish: rotations.TurnWish
    send_plan: rotations.SendPlan
    begin_rotation: rotations.BeginRotation
    next_round: rotations.NextRound
    pause_rotation: rotations.PauseRotation
    resume_rotation: rotations.ResumeRotation
    finish_rotation: rotations.FinishRotation
    mark_presence: rotations.MarkPresence
    call_off_rotation: rotations.CallOffRotation
    keep_in_touch: rotations.KeepInTouch
    rate_rotation: rotations.RateRotation
    follow_rotation: rotations.FollowRotation
    due_rotations: rotations.DueRotations
    next_rotation_due: rotations.NextRotationDue
    my_rotations: rotation_screens.MyRotations
    show_rotation: rotation_screens.ShowRotation
    what_to_wish_for: rotation_screens.WhatToWishFor
    whom_to_invite: rotation_screens.WhomToInvite
    who_else_to_invite: rotation_screens.WhoElseToInvite
    topics_to_choose: situational_help.TopicsToChoose
    ask_for_help: situational_help.AskForHelp
    add_detail: situational_help.AddDetail
    claim_help: situational_help.ClaimHelp
    assign_help: situational_help.AssignHelp
    take_back_help: situational_help.TakeBackHelp
    decline_help: situational_help.DeclineHelp
    put_offers_off: situational_help.PutOffersOff
    ask_back: situational_help.AskBack
    release_help: situational_help.ReleaseHelp
    withdraw_help: situational_help.WithdrawHelp
    end_talk: situational_help.EndTalk
    reopen_help: situational_help.ReopenHelp
    rate_help: situational_help.RateHelp
    write_help_log: situational_help.WriteHelpLog
    close_with_words: situational_help.CloseWithWords
    climb_ladder: ladder.ClimbLadder
    due_requests: ladder.DueRequests
    next_deadline: ladder.NextDeadline
    pass_on: talk.PassOn
    edit_message: talk.EditMessage
    enter_talk: talk.EnterTalk
    propose_answer: answers.ProposeAnswer
    edit_answer: answers.EditAnswer
    decide_answer: answers.DecideAnswer
    answers_on_topic: answers.AnswersOnTopic

    @classmethod
    def wire(cls, begin: BeginWork, clock: Clock, calendar: Calendar) -> Self:
        return cls(**{field.name: field.type(begin, clock, calendar) for field in fields(cls)})  # type: ignore[operator]
