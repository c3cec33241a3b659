using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>拆分: what the form asks for.</summary>
public sealed class SplitForm : StepForm
{
    [Required, StringLength(8_000), Display(Name = "拆分出的内容")]
    public string Parts { get; set; } = "";
}

/// <summary>拆分: parts of the application become cases of their own, received when the whole was received.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class SplitPage(CaseDesk desk, CaseFiles files) : StepPage<SplitForm>(desk, files, typeof(CaseSplit))
{
    private const int Most = 20;

    private ImmutableArray<(DisclosureRequestId Id, string Description)> parts = [];

    /// <summary>What the application asks for.</summary>
    public string Description { get; private set; } = "";

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Description = Case.Request.Description is { } description ? (await Desk.TextsAsync([description], ct))[description] : "";

    protected override void Examine()
    {
        parts = [.. Command.Parts.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => (new DisclosureRequestId(Guid.CreateVersion7()), part))];
        if (parts.Length > Most) this.Fault("Command.Parts", $"一次最多拆分出 {Most} 件");
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new CaseSplit(Command.On, [.. parts.Select(part => part.Id)])]);

    protected override Task<CaseAnswer> TakeAsync(CancellationToken ct) =>
        TakeTogetherAsync(Lineage.Split(Case, Seen, Command.On, parts), ct);
}
