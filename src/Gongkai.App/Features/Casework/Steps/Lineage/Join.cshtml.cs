using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>并案: what the form asks for.</summary>
public sealed class JoinForm : StepForm
{
    [Required, StringLength(60), Display(Name = "另一件的申请编号")]
    public string Number { get; set; } = "";
}

/// <summary>并案: answered with another case, which keeps a note of it.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class JoinPage(CaseDesk desk, CaseFiles files, CaseLists lists) : StepPage<JoinForm>(desk, files, typeof(CaseJoined))
{
    private DisclosureRequestId other;

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Command.Number)) return;
        if (await lists.FindAsync(Case.Agency, Command.Number.Trim(), ct) is { } found) other = found;
        else this.Fault("Command.Number", "本机关没有这个编号的案件");
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new CaseJoined(Command.On, other)]);

    protected override Task<CaseAnswer> TakeAsync(CancellationToken ct) =>
        other == Case.Request.Id
            ? base.TakeAsync(ct)
            : TakeTogetherAsync(Lineage.Join(Case, Seen, Command.On, other), ct);
}
