using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Gongkai.Interaction;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    [Word("单选")] Single,
    [Word("多选")] Multiple,

    /// <summary>1 to 5, the best last.</summary>
    [Word("打分（1 至 5 分）")] Scale,

    /// <summary>In words, which only staff read.</summary>
    [Word("填写")] Words,
}

/// <summary>A question of a survey.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">The question.</param>
public sealed record SurveyQuestion(QuestionKind Kind, string Text)
{
    /// <summary>The points of a scale.</summary>
    public const int Points = 5;

    /// <summary>What can be chosen, where something is.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Whether it has to be answered.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How many answers there are to choose from; none where it is answered in words.</summary>
    [JsonIgnore]
    public int Choices => Kind switch
    {
        QuestionKind.Single or QuestionKind.Multiple => Options.Length,
        QuestionKind.Scale => Points,
        QuestionKind.Words => 0,
    };

    /// <summary>What an answer is called, by its place from 0.</summary>
    public string NameOf(int choice) => Kind == QuestionKind.Scale ? $"{choice + 1} 分" : Options[choice];
}

/// <summary>Who answers a survey.</summary>
public enum SurveyAccess
{
    /// <summary>Whoever wants to.</summary>
    [Word("开放")] Open,

    /// <summary>Only who was chosen, each with a code of his own.</summary>
    [Word("抽样（凭邀请码）")] Sampled,

    /// <summary>Both, and what was answered with a code is counted apart.</summary>
    [Word("开放，同时抽样")] Both,
}

/// <summary>社会评议: whom a survey evaluates, of which year.</summary>
public sealed record SurveyEvaluation(AgencyId Agency, int Year);

/// <summary>What a survey asks, from when until when.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Introduction">Why it is asked, and what becomes of the answers.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="Questions">The questions, in order.</param>
public sealed record SurveyContent(string Title, string Introduction, DateOnly From, DateOnly Until, ImmutableArray<SurveyQuestion> Questions)
{
    /// <summary>Who answers it; null in surveys of before, which were open.</summary>
    public SurveyAccess? Access { get; init; }

    /// <summary>Whether it is answered with codes.</summary>
    [JsonIgnore]
    public bool IsSampled => Access is SurveyAccess.Sampled or SurveyAccess.Both;

    /// <summary>Whether it is answered without a code.</summary>
    [JsonIgnore]
    public bool IsForAll => Access is not SurveyAccess.Sampled;

    /// <summary>社会评议 of an agency below; null for any other survey.</summary>
    public SurveyEvaluation? Evaluation { get; init; }
}

/// <summary>The answer to one question.</summary>
public sealed record SurveyReply
{
    /// <summary>What was chosen, by its place from 0; none where nothing was.</summary>
    public ImmutableArray<int> Chosen { get; init; } = [];

    /// <summary>What was written; null where nothing was.</summary>
    public PrivateRef? Words { get; init; }
}

/// <summary>问卷答案: one browser's answers, in the order of the questions; nobody is asked who he is.</summary>
public sealed record SurveyAnswered(SurveyId Survey, DateOnly On, ImmutableArray<SurveyReply> Replies)
{
    /// <summary>Whether it came with a code; with which, nobody knows.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>What one form of a survey has given.</summary>
/// <param name="Form">抽样, 开放; empty where the survey has but one.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Tallies">How each question was answered.</param>
/// <param name="IsTooFew">Whether they are so few that an evaluation tells their number alone.</param>
public sealed record SurveyResult(string Form, int Count, ImmutableArray<SurveyTally> Tallies, bool IsTooFew)
{
    /// <summary>The least answers of an evaluation from which anything is said: no rule fixes it.</summary>
    public const int Least = 10;

    /// <summary>满意度: of all points that scales could have got, the part that they got, in hundredths to one place; null where nobody answered one,
    /// and where they are too few.</summary>
    public decimal? Satisfaction
    {
        get
        {
            var scales = Tallies.Where(tally => tally.Question.Kind == QuestionKind.Scale).ToList();
            var most = scales.Sum(tally => tally.Counts.Sum()) * SurveyQuestion.Points;
            var got = scales.Sum(tally => tally.Counts.Select((count, point) => count * (point + 1)).Sum());
            return IsTooFew || most == 0 ? null : Math.Round(100m * got / most, 1, MidpointRounding.AwayFromZero);
        }
    }

    /// <summary>The results of a survey: one, or one of each form.</summary>
    public static ImmutableArray<SurveyResult> Of(SurveyContent content, IReadOnlyCollection<SurveyAnswered> answers) =>
        content is { IsSampled: true, IsForAll: true }
        ? [OfForm(content, answers, isInvited: true), OfForm(content, answers, isInvited: false)] : [One(content, "", answers)];

    /// <summary>That of one form alone.</summary>
    public static SurveyResult OfForm(SurveyContent content, IEnumerable<SurveyAnswered> answers, bool isInvited) =>
        One(content, isInvited ? "抽样" : "开放", answers.Where(answer => answer.IsInvited == isInvited));

    private static SurveyResult One(SurveyContent content, string form, IEnumerable<SurveyAnswered> answers)
    {
        var given = answers.Select(answer => answer.Replies).ToList();
        return new(form, given.Count, SurveyTally.Of(content, given), content.Evaluation is not null && given.Count < Least);
    }
}

/// <summary>How a question was answered.</summary>
/// <param name="Question">Which.</param>
/// <param name="Counts">How often each answer was chosen, in their order.</param>
/// <param name="Answered">By how many it was answered at all.</param>
public sealed record SurveyTally(SurveyQuestion Question, ImmutableArray<int> Counts, int Answered)
{
    /// <summary>The average of a scale, to one place; null for another question, and where nobody answered.</summary>
    public decimal? Average => Question.Kind != QuestionKind.Scale || Answered == 0 ? null
        : Math.Round(Counts.Select((count, point) => count * (point + 1)).Sum() / (decimal)Answered, 1, MidpointRounding.AwayFromZero);

    /// <summary>The part of those who answered that has chosen it, in hundredths to one place; null where nobody answered.</summary>
    public decimal? PercentOf(int choice) => Answered == 0 ? null : Math.Round(100m * Counts[choice] / Answered, 1, MidpointRounding.AwayFromZero);

    /// <summary>Counts what was answered to every question.</summary>
    public static ImmutableArray<SurveyTally> Of(SurveyContent content, IReadOnlyCollection<ImmutableArray<SurveyReply>> answers) =>
    [
        .. content.Questions.Select((question, place) =>
        {
            var replies = answers.Where(answer => place < answer.Length).Select(answer => answer[place]).ToList();
            return new SurveyTally(question, [.. Enumerable.Range(0, question.Choices).Select(choice => replies.Count(reply => reply.Chosen.Contains(choice)))],
                replies.Count(reply => !reply.Chosen.IsEmpty || reply.Words is not null));
        }),
    ];
}
