using System.ComponentModel.DataAnnotations;
using Gongkai.Interaction;
using Gongkai.Matters;

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

    public List<QuestionForm> Questions { get; set; } = [];

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
    ]);

    /// <summary>The form filled in.</summary>
    internal static SurveyForm Of(SurveyContent content) => new()
    {
        Title = content.Title,
        Introduction = content.Introduction,
        From = content.From,
        Until = content.Until,
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
