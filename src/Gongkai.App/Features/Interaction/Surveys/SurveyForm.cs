using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>A question as it is typed; one without words is none.</summary>
public sealed class QuestionForm
{
    [Display(Name = "怎样回答")]
    public QuestionKind Kind { get; set; }

    [Display(Name = "问题"), StringLength(200)]
    public string? Text { get; set; }

    [Display(Name = "选项"), StringLength(1_000)]
    public string? Options { get; set; }

    [Display(Name = "必须回答")]
    public bool IsRequired { get; set; }
}

/// <summary>A survey as it is typed.</summary>
public sealed class SurveyForm : StepForm
{
    /// <summary>The most questions.</summary>
    public const int MostQuestions = 30;

    private const int Spare = 3;

    [Display(Name = "标题"), Required, StringLength(100)]
    public string Title { get; set; } = "";

    [Display(Name = "说明"), Required, StringLength(2_000)]
    public string Introduction { get; set; } = "";

    [Display(Name = "开始日期"), Required]
    public DateOnly? From { get; set; }

    [Display(Name = "截止日期"), Required]
    public DateOnly? Until { get; set; }

    [Display(Name = "由谁回答")]
    public SurveyAccess Access { get; set; }

    [Display(Name = "评议哪个机关")]
    public string? Evaluated { get; set; }

    [Display(Name = "评议年度")]
    public int? Year { get; set; }

    public List<QuestionForm> Questions { get; set; } = [];

    /// <summary>Under which name the page has the agencies that can be evaluated.</summary>
    internal const string Below = nameof(Below);

    /// <summary>Offers the agencies below one that asks, and tells what is wrong with what was chosen.</summary>
    internal async Task OfferAsync(PageModel page, AgencyRegister agencies, AgencyId asking, DateOnly today, bool isSent, CancellationToken ct)
    {
        List<Choice> below = [.. (await agencies.TreeAsync(ct)).BelowOn(asking, today).Select(agency => new Choice(agency.Id.ToString(), agency.Name))];
        page.ViewData[Below] = below;
        if (!isSent || string.IsNullOrEmpty(Evaluated)) return;
        if (below.All(choice => choice.Value != Evaluated)) page.Fault("Command.Evaluated", "请选择下级机关");
        if (Year is null || Year < FirstYear || Year > today.Year) page.Fault("Command.Year", $"请填写评议的是哪一年，{FirstYear} 至 {today.Year}");
    }

    private const int FirstYear = 2008;

    /// <summary>Some empty places behind the questions.</summary>
    internal SurveyForm WithRoom()
    {
        var empty = Questions.Count(question => string.IsNullOrWhiteSpace(question.Text));
        for (var i = empty; i < Spare && Questions.Count < MostQuestions; i++) Questions.Add(new());
        return this;
    }

    /// <summary>The next number of a survey.</summary>
    internal static async Task<string> NumberAsync(MatterWriting<SurveySituation> writing) =>
        $"{writing.Situation.Today.Year}-问{await writing.Transaction.NextNumberAsync(writing.Agency, $"survey/{writing.Situation.Today.Year}"):000}";

    /// <summary>What it asks; the form has been found right.</summary>
    internal SurveyContent Content => new(Title.Trim(), Introduction.Trim().ReplaceLineEndings("\n"), From!.Value, Until!.Value,
    [
        .. from question in Questions.Take(MostQuestions)
           let text = (question.Text ?? "").Trim()
           where text.Length > 0
           select new SurveyQuestion(question.Kind, text)
           {
               IsRequired = question.IsRequired,
               Options = question.Kind is QuestionKind.Single or QuestionKind.Multiple
                   ? [.. (question.Options ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [],
           },
    ])
    {
        Access = Access,
        Evaluation = AgencyId.TryParse(Evaluated, null, out var agency) && Year is { } year ? new(agency, year) : null,
    };

    /// <summary>The form filled in.</summary>
    internal static SurveyForm Of(SurveyContent content) => new()
    {
        Title = content.Title,
        Introduction = content.Introduction,
        From = content.From,
        Until = content.Until,
        Access = content.Access ?? SurveyAccess.Open,
        Evaluated = content.Evaluation?.Agency.ToString(),
        Year = content.Evaluation?.Year,
        Questions =
        [
            .. content.Questions.Select(question => new QuestionForm
            {
                Kind = question.Kind,
                Text = question.Text,
                Options = string.Join('\n', question.Options),
                IsRequired = question.IsRequired,
            }),
        ],
    };
}
