"""Which form belongs to which page."""

from __future__ import annotations

from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.incident import ActsForm, DoctorForm, InjuryForm, LastTimeForm, PlaceForm, SexualActsForm
from forms.order import BreachForm, InForceForm, ServedForm
from forms.papers import DetailsForm, KeepForm, PaperForm
from forms.people import CommonChildForm, ForWhomForm, OtherAgeForm, RelationForm, TogetherForm
from forms.plan import DirectionForm, PlanForm
from forms.requirements import BansForm
from forms.safety import DangerForm, SignsForm
from forms.support import AboutYouForm, NeedsForm, RegionForm

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
    )
}
