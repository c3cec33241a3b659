namespace Gongkai.Features.Casework;

/// <summary>What intake registers.</summary>
internal static class IntakeRegistration
{
    public static void AddIntake(this IServiceCollection services) =>
        services.AddSingleton<Attachments>().AddSingleton<Duplicates>().AddSingleton<CaseImport>().AddSingleton<ReceiptLetter>().AddSingleton<PublicAnswers>().AddSingleton<Submissions>().AddSingleton<AgencyGuides>().AddSingleton<BlankForms>();
}
