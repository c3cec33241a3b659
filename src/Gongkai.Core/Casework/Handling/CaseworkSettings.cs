using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>What one agency has chosen for its casework.</summary>
public sealed record CaseworkSettings
{
    /// <summary>The disputed points of the clock.</summary>
    public ClockSettings Clock { get; init; } = new();

    /// <summary>Whether the agency charges the information processing fee, and what it counts.</summary>
    public FeeSettings Fee { get; init; } = new();

    /// <summary>Whether decisions on which courts take no suit print 复议 only.</summary>
    public bool NarrowRemedies { get; init; }

    /// <summary>Whether a refusal needs 法制审核 before it is signed.</summary>
    public bool LegalReviewOfRefusals { get; init; } = true;

    /// <summary>Years that an archived file is kept.</summary>
    public int RetentionYears { get; init; } = 10;

    /// <summary>Kinds of files that are erased earlier, as copies of identity cards.</summary>
    public ImmutableArray<FileRetention> FileRetention { get; init; } = [];

    /// <summary>Whether each case that a request was split into counts by itself in the annual report, or all of them as the one that came.</summary>
    public bool CountSplitCases { get; init; } = true;

    /// <summary>Whose result the annual report counts of a suit that was appealed.</summary>
    public AppealCounting Appeals { get; init; } = AppealCounting.EffectiveInstance;

    /// <summary>概括授权: by what the platform may issue the closing note of an application that lapsed; empty: it may not, and a person does.</summary>
    public string LapseAuthority { get; init; } = "";

    /// <summary>Within how many workdays a complaint to this authority is answered; null: as many as <see cref="Complaint.UsualWorkdays"/>.</summary>
    public int? ComplaintWorkdays { get; init; }

    /// <summary>From how many applicants on the same information is asked for by many (第四十四条).</summary>
    public int AlikeApplicants { get; init; } = 3;

    /// <summary>Within how many months they ask.</summary>
    public int AlikeMonths { get; init; } = 12;

    /// <summary>机关代字, as letter numbers begin: 云商.</summary>
    public string LetterCode { get; init; } = "";

    /// <summary>The pattern of a request's public number; {year} and {n} are filled in.</summary>
    public string RequestNumberPattern { get; init; } = "{year}-{n:0000}";
}
