using Gongkai.Agencies;

namespace Gongkai.Matters;

/// <summary>
/// A term that runs in a matter now: what board, reminders and watchers count. Written with the agency's own calendar whenever the matter changes.
/// </summary>
/// <param name="Kind">Which term, once in a matter: <c>reply</c>, <c>correction</c>, <c>reconsideration_answer</c>.</param>
/// <param name="Name">What has to be done by then, in words: 答复期限.</param>
/// <param name="Due">Its last day; null while that cannot be known.</param>
/// <param name="Post">The post that answers for it where nobody in person does.</param>
public sealed record RunningTerm(string Kind, string Name, DateOnly? Due, Role Post)
{
    /// <summary>Whether somebody outside has to act first, so that nobody here is late.</summary>
    public bool Waits { get; init; }

    /// <summary>暂定: it runs through a year whose holiday notice is not out.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>科室; null where it lies in none.</summary>
    public string? Section { get; init; }

    /// <summary>The officer in charge; null where there is none.</summary>
    public PersonId? Officer { get; init; }

    /// <summary>What it is about, as messages name it: the public number, never the contents.</summary>
    public string Title { get; init; } = "";
}
