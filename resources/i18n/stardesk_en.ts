<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AuditSide</name>
        <message numerus="yes">
            <source>%Ln line(s) changed</source>
            <translation>
                <numerusform>%Ln line changed</numerusform>
                <numerusform>%Ln lines changed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BenefitsPage</name>
        <message numerus="yes">
            <source>%n benefit(s)</source>
            <translation>
                <numerusform>%n benefit</numerusform>
                <numerusform>%n benefits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of levels not in use</source>
            <translation>
                <numerusform>%n of levels not in use</numerusform>
                <numerusform>%n of levels not in use</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardAlerts</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Birthday in %n day(s)</source>
            <translation>
                <numerusform>Birthday in %n day</numerusform>
                <numerusform>Birthday in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardBenefits</name>
        <message numerus="yes">
            <source>All %n</source>
            <translation>
                <numerusform>All %n</numerusform>
                <numerusform>All %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardCases</name>
        <message numerus="yes">
            <source>%n day(s) over</source>
            <translation>
                <numerusform>%n day over</numerusform>
                <numerusform>%n days over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n</source>
            <translation>
                <numerusform>All %n</numerusform>
                <numerusform>All %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardScore</name>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n kind</numerusform>
                <numerusform>%n kinds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardTimeline</name>
        <message numerus="yes">
            <source>All %n</source>
            <translation>
                <numerusform>All %n</numerusform>
                <numerusform>All %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardWayUp</name>
        <message numerus="yes">
            <source>at most %n more visit(s)</source>
            <translation>
                <numerusform>at most %n more visit</numerusform>
                <numerusform>at most %n more visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at most %n visit(s) as usual</source>
            <translation>
                <numerusform>at most %n visit as usual</numerusform>
                <numerusform>at most %n visits as usual</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more visit(s)</source>
            <translation>
                <numerusform>%n more visit</numerusform>
                <numerusform>%n more visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s) as usual</source>
            <translation>
                <numerusform>%n visit as usual</numerusform>
                <numerusform>%n visits as usual</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CasePanel</name>
        <message numerus="yes">
            <source>%n purchase(s)</source>
            <translation>
                <numerusform>%n purchase</numerusform>
                <numerusform>%n purchases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CaseWords</name>
        <message numerus="yes">
            <source>%n day(s) over</source>
            <translation>
                <numerusform>%n day over</numerusform>
                <numerusform>%n days over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CounterActs</name>
        <message numerus="yes">
            <source>Graded %Ln customer(s).</source>
            <translation>
                <numerusform>Graded %Ln customer.</numerusform>
                <numerusform>Graded %Ln customers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln level(s) changed.</source>
            <translation>
                <numerusform>%Ln level changed.</numerusform>
                <numerusform>%Ln levels changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln customer(s).</source>
            <translation>
                <numerusform>Exported %Ln customer.</numerusform>
                <numerusform>Exported %Ln customers.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CustomersPage</name>
        <message numerus="yes">
            <source>%Ln customer(s)</source>
            <translation>
                <numerusform>%Ln customer</numerusform>
                <numerusform>%Ln customers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message numerus="yes">
            <source>Imported %Ln row(s).</source>
            <translation>
                <numerusform>Imported %Ln row.</numerusform>
                <numerusform>Imported %Ln rows.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln left as known.</source>
            <translation>
                <numerusform>%Ln left as known.</numerusform>
                <numerusform>%Ln left as known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln refused.</source>
            <translation>
                <numerusform>%Ln refused.</numerusform>
                <numerusform>%Ln refused.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln customer(s) are as they were before.</source>
            <translation>
                <numerusform>%Ln customer is as it was before.</numerusform>
                <numerusform>%Ln customers are as they were before.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s) ago</source>
            <translation>
                <numerusform>%n week ago</numerusform>
                <numerusform>%n weeks ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) ago</source>
            <translation>
                <numerusform>%n month ago</numerusform>
                <numerusform>%n months ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s) ago</source>
            <translation>
                <numerusform>%n year ago</numerusform>
                <numerusform>%n years ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n year</numerusform>
                <numerusform>%n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n month</numerusform>
                <numerusform>%n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln customer(s)</source>
            <translation>
                <numerusform>%Ln customer</numerusform>
                <numerusform>%Ln customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln sale(s)</source>
            <translation>
                <numerusform>%Ln sale</numerusform>
                <numerusform>%Ln sales</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PointActs</name>
        <message numerus="yes">
            <source>Gave %Ln point(s).</source>
            <translation>
                <numerusform>Gave %Ln point.</numerusform>
                <numerusform>Gave %Ln points.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Took %Ln point(s).</source>
            <translation>
                <numerusform>Took %Ln point.</numerusform>
                <numerusform>Took %Ln points.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SelectionActs</name>
        <message numerus="yes">
            <source>%Ln customer(s) got the tag {tag}.</source>
            <translation>
                <numerusform>%Ln customer got the tag {tag}.</numerusform>
                <numerusform>%Ln customers got the tag {tag}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln customer(s) lost the tag {tag}.</source>
            <translation>
                <numerusform>%Ln customer lost the tag {tag}.</numerusform>
                <numerusform>%Ln customers lost the tag {tag}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln had it so already.</source>
            <translation>
                <numerusform>%Ln was so already.</numerusform>
                <numerusform>%Ln were so already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied %Ln row(s).</source>
            <translation>
                <numerusform>Copied %Ln row.</numerusform>
                <numerusform>Copied %Ln rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PurgeDialog</name>
        <message numerus="yes">
            <source>%Ln customer(s) without a purchase, contact or consent since {day}.</source>
            <translation>
                <numerusform>%Ln customer without a purchase, contact or consent since {day}.</numerusform>
                <numerusform>%Ln customers without a purchase, contact or consent since {day}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Erase %Ln customer(s) for good?</source>
            <translation>
                <numerusform>Erase %Ln customer for good?</numerusform>
                <numerusform>Erase %Ln customers for good?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nobody has been idle for %n month(s).</source>
            <translation>
                <numerusform>Nobody has been idle for %n month.</numerusform>
                <numerusform>Nobody has been idle for %n months.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChartPanel</name>
        <message numerus="yes">
            <source>last %Ln day(s)</source>
            <translation>
                <numerusform>last %Ln day</numerusform>
                <numerusform>last %Ln days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message numerus="yes">
            <source>%Ln chosen</source>
            <translation>
                <numerusform>%Ln chosen</numerusform>
                <numerusform>%Ln chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ServicePage</name>
        <message numerus="yes">
            <source>%Ln open</source>
            <translation>
                <numerusform>%Ln open</numerusform>
                <numerusform>%Ln open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln overdue</source>
            <translation>
                <numerusform>%Ln overdue</numerusform>
                <numerusform>%Ln overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VerdictsCard</name>
        <message numerus="yes">
            <source>%Ln ID number(s) are left out: no consent to sensitive data is recorded, or another number is known.</source>
            <translation>
                <numerusform>%Ln ID number is left out: no consent to sensitive data is recorded, or another number is known.</numerusform>
                <numerusform>%Ln ID numbers are left out: no consent to sensitive data is recorded, or another number is known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln row</numerusform>
                <numerusform>%Ln rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s) in all</source>
            <translation>
                <numerusform>%Ln row in all</numerusform>
                <numerusform>%Ln rows in all</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProgressCard</name>
        <message numerus="yes">
            <source>about %n second(s) left</source>
            <translation>
                <numerusform>about %n second left</numerusform>
                <numerusform>about %n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message numerus="yes">
            <source>Erased %Ln customer(s).</source>
            <translation>
                <numerusform>Erased %Ln customer.</numerusform>
                <numerusform>Erased %Ln customers.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reviews</name>
        <message numerus="yes">
            <source>%n review(s) were caught up: {risen} rose, {fallen} fell.</source>
            <translation>
                <numerusform>%n review was caught up: {risen} rose, {fallen} fell.</numerusform>
                <numerusform>%n reviews were caught up: {risen} rose, {fallen} fell.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at most %n more visit(s)</source>
            <translation>
                <numerusform>at most %n more visit</numerusform>
                <numerusform>at most %n more visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more visit(s)</source>
            <translation>
                <numerusform>%n more visit</numerusform>
                <numerusform>%n more visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln rise</source>
            <translation>
                <numerusform>%Ln rises</numerusform>
                <numerusform>%Ln rise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fall</source>
            <translation>
                <numerusform>%Ln falls</numerusform>
                <numerusform>%Ln fall</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln get notice</source>
            <translation>
                <numerusform>%Ln gets notice</numerusform>
                <numerusform>%Ln get notice</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln are protected</source>
            <translation>
                <numerusform>%Ln is protected</numerusform>
                <numerusform>%Ln are protected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln are set by hand</source>
            <translation>
                <numerusform>%Ln is set by hand</numerusform>
                <numerusform>%Ln are set by hand</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln stay</source>
            <translation>
                <numerusform>%Ln stays</numerusform>
                <numerusform>%Ln stay</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewsPage</name>
        <message numerus="yes">
            <source>Reviewed %Ln customer(s).</source>
            <translation>
                <numerusform>Reviewed %Ln customer.</numerusform>
                <numerusform>Reviewed %Ln customers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Took %n review(s) back.</source>
            <translation>
                <numerusform>Took %n review back.</numerusform>
                <numerusform>Took %n reviews back.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UndoRunDialog</name>
        <message numerus="yes">
            <source>Take all %n back</source>
            <translation>
                <numerusform>Take %n back</numerusform>
                <numerusform>Take all %n back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message numerus="yes">
            <source>Took %n review(s) back.</source>
            <translation>
                <numerusform>Took %n review back.</numerusform>
                <numerusform>Took %n reviews back.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Observed</name>
        <message numerus="yes">
            <source>Under observation: %n more purchase(s)</source>
            <translation>
                <numerusform>Under observation: %n more purchase</numerusform>
                <numerusform>Under observation: %n more purchases</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Under observation until {day} and %n more purchase(s)</source>
            <translation>
                <numerusform>Under observation until {day} and %n more purchase</numerusform>
                <numerusform>Under observation until {day} and %n more purchases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IdNumbersRow</name>
        <message numerus="yes">
            <source>Deleted %Ln ID number(s).</source>
            <translation>
                <numerusform>Deleted %Ln ID number.</numerusform>
                <numerusform>Deleted %Ln ID numbers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln ID number(s) for good?</source>
            <translation>
                <numerusform>Delete %Ln ID number for good?</numerusform>
                <numerusform>Delete %Ln ID numbers for good?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ID numbers are off; %Ln stored one(s) are hidden.</source>
            <translation>
                <numerusform>ID numbers are off; %Ln stored one is hidden.</numerusform>
                <numerusform>ID numbers are off; %Ln stored ones are hidden.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Batches</name>
        <message numerus="yes">
            <source>%Ln rise</source>
            <translation>
                <numerusform>%Ln rises</numerusform>
                <numerusform>%Ln rise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fall</source>
            <translation>
                <numerusform>%Ln falls</numerusform>
                <numerusform>%Ln fall</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln levels changed</source>
            <translation>
                <numerusform>%Ln level changed</numerusform>
                <numerusform>%Ln levels changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new</source>
            <translation>
                <numerusform>%Ln new</numerusform>
                <numerusform>%Ln new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed</source>
            <translation>
                <numerusform>%Ln changed</numerusform>
                <numerusform>%Ln changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln refused</source>
            <translation>
                <numerusform>%Ln refused</numerusform>
                <numerusform>%Ln refused</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ColumnsCard</name>
        <message numerus="yes">
            <source>%Ln column(s) recognised, {left} left out</source>
            <translation>
                <numerusform>%Ln column recognised, {left} left out</numerusform>
                <numerusform>%Ln columns recognised, {left} left out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EraseDialog</name>
        <message numerus="yes">
            <source>name, phone, notes, consents, contacts, level: %Ln record(s)</source>
            <translation>
                <numerusform>name, phone, notes, consents, contacts, level: %Ln record</numerusform>
                <numerusform>name, phone, notes, consents, contacts, level: %Ln records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln sale line(s), {amount}, without a name</source>
            <translation>
                <numerusform>%Ln sale line, {amount}, without a name</numerusform>
                <numerusform>%Ln sale lines, {amount}, without a name</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WhyPanel</name>
        <message numerus="yes">
            <source>come at most %n more time(s)</source>
            <translation>
                <numerusform>come at most %n more time</numerusform>
                <numerusform>come at most %n more times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>come %n more time(s)</source>
            <translation>
                <numerusform>come %n more time</numerusform>
                <numerusform>come %n more times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Grading</name>
        <message numerus="yes">
            <source>%Ln rise</source>
            <translation>
                <numerusform>%Ln rises</numerusform>
                <numerusform>%Ln rise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fall</source>
            <translation>
                <numerusform>%Ln falls</numerusform>
                <numerusform>%Ln fall</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln stay</source>
            <translation>
                <numerusform>%Ln stays</numerusform>
                <numerusform>%Ln stay</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln get their first level</source>
            <translation>
                <numerusform>%Ln gets a first level</numerusform>
                <numerusform>%Ln get their first level</numerusform>
            </translation>
        </message>
    </context>
</TS>
