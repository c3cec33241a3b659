using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Interaction;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Interaction;

/// <summary>The answer to one question, as it is typed.</summary>
public sealed class ReplyForm
{
    public int? One { get; set; }

    public List<int> Several { get; set; } = [];

    [StringLength(1_000), Display(Name = "填写的内容")]
    public string? Words { get; set; }
}

/// <summary>A survey as the public has it: answered once in a browser while it runs, told of once it is over.</summary>
[Public]
public sealed class AnswerSurveyPage(AgencyRegister register, SurveyJournal surveys, SurveyAnswers answers, TimeProvider clock)
    : InteractionPage(register, clock)
{
    public Survey Survey { get; private set; } = null!;

    [BindProperty]
    public List<ReplyForm> Replies { get; set; } = [];

    [BindProperty, Display(Name = "邀请码")]
    public string? Code { get; set; }

    /// <summary>By which the same form sent twice is known.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Whether this browser has answered.</summary>
    public bool IsAnswered => Request.Cookies.ContainsKey(Cookie);

    public bool IsOpen => Survey.IsOpenOn(Today);

    public bool IsEarly => Today < Survey.Content!.From;

    /// <summary>Whether something was sent that came too late.</summary>
    public bool WasTyped => Replies.Count > 0;

    public long Count { get; private set; }

    /// <summary>The result, once it is told.</summary>
    public ImmutableArray<SurveyResult> Results { get; private set; } = [];

    private string Cookie => $"gongkai-survey-{Survey.Id}";

    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Of(SurveyQuestion question) =>
        Enumerable.Range(0, question.Choices).Select(choice => new Choice(choice.ToString(CultureInfo.InvariantCulture), question.NameOf(choice)));

    public async Task<IActionResult> OnGetAsync(SurveyId id, CancellationToken ct)
    {
        if (!await FindSurveyAsync(id, ct)) return NotFound();
        Key = Guid.CreateVersion7();
        Room();
        if (Survey.Conclusion is null) return Page();
        var given = await answers.OfAsync(id, ct);
        (Count, Results) = (given.Length, SurveyResult.Of(Survey.Content!, given));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(SurveyId id, CancellationToken ct)
    {
        if (!await FindSurveyAsync(id, ct)) return NotFound();
        if (!IsOpen) return this.Again();
        if (IsAnswered) return Redirect(InteractionRoutes.Survey(id));
        Room();
        var replies = Survey.Content!.Questions.Zip(Replies, (question, reply) => (question, Read: Read(question, reply))).ToList();
        foreach (var (place, (question, read)) in replies.Index())
            if (question.IsRequired && read.Chosen.IsEmpty && string.IsNullOrWhiteSpace(read.Words))
                this.Fault(FieldOf(place, question), $"第 {place + 1} 题没有回答");
        var code = Survey.Content.IsSampled ? TrackingCode.Read(Code) : null;
        if (code is null && (!Survey.Content.IsForAll || Survey.Content.IsSampled && !string.IsNullOrWhiteSpace(Code)))
            this.Fault(nameof(Code), "请填写收到的邀请码，20 个字母和数字");
        if (!ModelState.IsValid) return this.Again();
        if (Key == Guid.Empty) Key = Guid.CreateVersion7();
        if (!await answers.AnswerAsync(At.Id, Survey, Key, code is null ? null : TrackingCode.Hash(code), [.. replies.Select(reply => reply.Read)], ct))
        {
            this.Fault(nameof(Code), "没有这个邀请码，或者已经用过");
            return this.Again();
        }
        Response.Cookies.Append(Cookie, "1", new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            Path = InteractionRoutes.Survey(id),
            MaxAge = TimeSpan.FromDays(Survey.Content.Until.DayNumber - Today.DayNumber + 1),
            IsEssential = true,
        });
        return Redirect(InteractionRoutes.Survey(id));
    }

    private static (ImmutableArray<int> Chosen, string? Words) Read(SurveyQuestion question, ReplyForm reply)
    {
        IEnumerable<int> chosen = question.Kind switch
        {
            QuestionKind.Multiple => reply.Several.Distinct().Order(),
            QuestionKind.Words => [],
            QuestionKind.Single or QuestionKind.Scale => reply.One is { } one ? [one] : [],
        };
        return ([.. chosen.Where(choice => choice >= 0 && choice < question.Choices)], question.Kind == QuestionKind.Words ? reply.Words : null);
    }

    private static string FieldOf(int place, SurveyQuestion question) => $"Replies[{place}]." + question.Kind switch
    {
        QuestionKind.Multiple => nameof(ReplyForm.Several),
        QuestionKind.Words => nameof(ReplyForm.Words),
        QuestionKind.Single or QuestionKind.Scale => nameof(ReplyForm.One),
    };

    private void Room()
    {
        // Where nothing was chosen, nothing is sent.
        Replies = [.. Replies.Select(reply => reply ?? new())];
        while (Replies.Count < Survey.Content!.Questions.Length) Replies.Add(new());
    }

    private async Task<bool> FindSurveyAsync(SurveyId id, CancellationToken ct)
    {
        if (await surveys.FindAsync(new Survey(id), ct) is not { Matter: { Stage: SurveyStage.Published or SurveyStage.Concluded } survey, Agency: var agency }
            || !await FindAsync(agency.Value, ct)) return false;
        Survey = survey;
        return true;
    }
}
