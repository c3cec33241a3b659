using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Publishing;

namespace Gongkai.Features.Demonstration;

/// <summary>The demonstration as a whole.</summary>
/// <param name="Now">The moment at which it begins.</param>
/// <param name="Password">The password of everybody in it.</param>
/// <param name="Code">The tracking code that is told to whoever starts it.</param>
/// <param name="MessageNumber">The number of a message that is told likewise.</param>
/// <param name="MessageCode">Its code.</param>
internal sealed record DemonstrationPlan(DateTimeOffset Now, string Password, string Code, string MessageNumber, string MessageCode);

/// <summary>An agency; its facts are those of the register.</summary>
internal sealed record DemonstrationAgency(string Name, DateOnly FromOn, JsonObject Facts)
{
    public string? Superior { get; init; }

    public ImmutableArray<string> OtherNames { get; init; } = [];

    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>Its choices for casework, as its settings hold them.</summary>
    public JsonObject? Casework { get; init; }
}

/// <summary>Somebody who works at an agency.</summary>
internal sealed record DemonstrationPerson(string Name, string SignIn, ImmutableArray<DemonstrationPost> Posts)
{
    public ImmutableArray<DemonstrationDeputy> Deputies { get; init; } = [];
}

/// <summary>A post.</summary>
internal sealed record DemonstrationPost(string Agency, Role Role, DateOnly FromOn)
{
    public string? Section { get; init; }

    public string Title { get; init; } = "";

    public DateOnly? UntilOn { get; init; }
}

/// <summary>Who stands in for an absent person.</summary>
internal sealed record DemonstrationDeputy(string SignIn, string Reason, DateOnly FromOn, DateOnly UntilOn);

/// <summary>Something that is public already.</summary>
internal sealed record DemonstrationAnswer(string Agency, PublicAnswerKind Kind, string Title, string Summary, string Place, DateOnly PublishedOn);

/// <summary>A column of its own that the bureau's portal has.</summary>
internal sealed record DemonstrationColumn(string Name, ColumnSort Sort, int UpdateDays, int Place);

/// <summary>A case, told as its steps.</summary>
/// <param name="Key">By which other cases name it.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Application">The form as it was filled in.</param>
/// <param name="Steps">What happened, in order.</param>
internal sealed record DemonstrationCase(string Key, string Agency, ApplicationForm Application, ImmutableArray<DemonstrationStep> Steps)
{
    /// <summary>The code that its applicant holds; where there is none, one is made.</summary>
    public string? Code { get; init; }

    public CaseKind Kind { get; init; }

    /// <summary>The files that came with the application.</summary>
    public ImmutableArray<DemonstrationFile> Files { get; init; } = [];
}

/// <summary>A document of <c>data/demo/files</c>.</summary>
internal sealed record DemonstrationFile(string File, FileKind Kind);

/// <summary>A step.</summary>
/// <param name="On">The day on which it takes effect.</param>
/// <param name="By">The sign-in name of who took it, or <c>applicant</c>.</param>
/// <param name="Step">The event's type.</param>
internal sealed record DemonstrationStep(DateOnly On, string By, string Step)
{
    /// <summary>The day on which it was written down, where that was later.</summary>
    public DateOnly? WrittenOn { get; init; }

    /// <summary>The event's facts; words, people, files and other cases in plain text.</summary>
    public JsonObject Facts { get; init; } = [];

    /// <summary>The letter that goes with it.</summary>
    public DemonstrationLetter? Letter { get; init; }

    /// <summary>Which of the case's reviews it belongs to.</summary>
    public string? Review { get; init; }
}

/// <summary>A letter on the way, and what its officer typed.</summary>
internal sealed record DemonstrationLetter(string Code)
{
    public JsonObject Fields { get; init; } = [];
}
