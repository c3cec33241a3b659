using Gongkai.Casework;
using Gongkai.Features.Casework;

namespace Gongkai.Tests.Web;

public sealed class SettingsFormTests
{
    [Fact]
    public void Whatever_an_agency_has_chosen_survives_the_form()
    {
        var chosen = new CaseworkSettings
        {
            Clock = new()
            {
                PauseEnd = PauseEnd.Through,
                PromisedWorkdays = 15,
                CorrectionPeriod = 10,
                DailyCutOff = new(17, 30),
                LocalHolidays = [new(2026, 4, 19)],
            },
            Fee = new(IsCharged: true, CountsWithdrawn: true),
            NarrowRemedies = true,
            LegalReviewOfRefusals = false,
            RetentionYears = 30,
            CountSplitCases = false,
            Appeals = AppealCounting.FirstInstance,
            LapseAuthority = "2026年3月1日局务会授权",
            AlikeApplicants = 5,
            AlikeMonths = 6,
            LetterCode = "云商",
            RequestNumberPattern = "{year}-{n}",
        };

        var (kept, faults) = SettingsForm.Of(chosen).Settings();

        Assert.Empty(faults);
        Assert.Equivalent(chosen, kept, strict: true);
    }
}
