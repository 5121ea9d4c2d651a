"""Which form belongs to which page."""

from __future__ import annotations

from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.diary import BreachesForm, DiaryPlaceForm, EvidenceForm, HappeningsForm
from forms.incident import ActsForm, DoctorForm, HowManyForm, InjuryForm, LastTimeForm, PlaceForm, SexualActsForm
from forms.order import BreachBeforeForm, BreachDateForm, BreachForm, InForceForm, ServedForm, ServedHourForm
from forms.other import (
    AgeAtActForm,
    AgeTodayForm,
    ExemptForm,
    PenalisedForm,
    PenalisedOnForm,
    ReconciledForm,
    ReconciledOnForm,
)
from forms.papers import (
    ApartForm,
    ChooseForm,
    ComplaintsForm,
    ContactForm,
    DetailsForm,
    HelpedForm,
    KeepForm,
    PaperForm,
    RequestsForm,
    WhyForm,
)
from forms.people import CommonChildForm, ForWhomForm, OtherAgeForm, RelationForm, TogetherForm
from forms.plan import DirectionForm, PlanForm, PlanOrderForm, PrioritiesForm, WorseForm
from forms.report import OwnCaseForm, PoliceAnswerForm, ReportedForm, ReportedOnForm
from forms.requirements import BansForm
from forms.safety import DangerForm, SignsForm
from forms.support import AboutYouForm, NeedsForm, RegionForm
from forms.you import ChildAgesForm, DependenceForm, OwnAgeForm, RepresentativeForm

FORMS: dict[StepId, type[StepForm]] = {
    form.step: form
    for form in (
        DangerForm,
        ForWhomForm,
        RelationForm,
        TogetherForm,
        CommonChildForm,
        OtherAgeForm,
        ActsForm,
        SexualActsForm,
        LastTimeForm,
        PlaceForm,
        InjuryForm,
        DoctorForm,
        InForceForm,
        ServedForm,
        BreachForm,
        SignsForm,
        AboutYouForm,
        RegionForm,
        NeedsForm,
        BansForm,
        DirectionForm,
        PlanForm,
        DetailsForm,
        PaperForm,
        KeepForm,
        HappeningsForm,
        HowManyForm,
        ServedHourForm,
        BreachDateForm,
        BreachBeforeForm,
        AgeAtActForm,
        AgeTodayForm,
        ExemptForm,
        ReconciledForm,
        ReconciledOnForm,
        PenalisedForm,
        PenalisedOnForm,
        OwnAgeForm,
        RepresentativeForm,
        DependenceForm,
        ChildAgesForm,
        ReportedForm,
        ReportedOnForm,
        PoliceAnswerForm,
        OwnCaseForm,
        ChooseForm,
        ContactForm,
        RequestsForm,
        ComplaintsForm,
        ApartForm,
        WhyForm,
        DiaryPlaceForm,
        BreachesForm,
        EvidenceForm,
        PrioritiesForm,
        PlanOrderForm,
        WorseForm,
        HelpedForm,
    )
}
