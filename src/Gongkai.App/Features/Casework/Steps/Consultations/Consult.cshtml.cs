using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Features.Access;

namespace Gongkai.Features.Casework;

/// <summary>征求意见 (第三十二条、第三十三条、第三十四条): what the form asks for.</summary>
public sealed class ConsultForm : StepForm
{
    [Required, Display(Name = "征求谁的意见")]
    public ConsultationKind? Kind { get; set; }

    [Required, StringLength(2_000), Display(Name = "名称或者姓名、联系方式")]
    public string Party { get; set; } = "";
}

/// <summary>征求意见 (第三十二条、第三十三条、第三十四条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ConsultPage(CaseDesk desk, CaseFiles files) : StepPage<ConsultForm>(desk, files, typeof(ConsultationSent))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ConsultationSent(Command.On, Guid.CreateVersion7(), Command.Kind ?? default, await writing.SealAsync("party", Command.Party.Trim())) { Letter = request.PendingLetter(Command.Kind == ConsultationKind.ThirdParty ? "L05" : "L07") }];
}
